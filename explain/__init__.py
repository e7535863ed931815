"""What a person sees: reasons, words in Vietnamese and English, renderers and commands."""
