"""What is shown: tables as cells, charts as data, each with its words; on no page yet."""
