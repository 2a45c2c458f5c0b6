"""Features, trained models, the artefact that ships with the package, and the training that makes it."""
