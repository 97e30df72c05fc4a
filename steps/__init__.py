"""The suite's own phrases. Most phrases of the features are the engine's, `docwitness.scenarios.vocabulary`."""
