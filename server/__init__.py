"""The service: the pipeline, the writers, the HTTP API, the records and the pages."""
