"""The import page: preview, progress, past imports; and export."""
