"""Any page's context to Markdown, by templates that place and do not compute."""
