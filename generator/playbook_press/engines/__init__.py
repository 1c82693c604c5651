"""What draws composed pages, looks at the result and publishes it; the only place that writes."""
