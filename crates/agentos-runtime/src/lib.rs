//! The orchestrator: the pipeline, the driver, limits, workers.
