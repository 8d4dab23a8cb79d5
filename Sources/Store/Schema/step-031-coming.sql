-- What is on its way to a hub is counted apart, so that people are told of it; it is promised once it has arrived.
CREATE INDEX asset_coming ON asset (model, bound_for) WHERE bound_for IS NOT NULL;
