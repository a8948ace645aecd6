"""A finished report, as Word, Excel, PDF or plain text, to the draft of an evaluation's folder."""
