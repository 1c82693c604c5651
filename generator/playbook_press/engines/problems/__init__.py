"""Problems with the settings and with what an engine has written, one module per code."""
