"""Text → records: intake, layout, quantities, pipes, models, sinks."""
