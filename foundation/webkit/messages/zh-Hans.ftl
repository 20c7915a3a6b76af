# The translation follows; English stands in until then.
