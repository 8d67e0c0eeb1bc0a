"""A learner's screens: begin, talk, form, summary, reflections, intentions."""
