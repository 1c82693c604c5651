"""Problems with a site's own templates, one module per code."""
