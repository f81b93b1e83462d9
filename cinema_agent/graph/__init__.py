"""The production: LangGraph wiring, crew, settings, folder, events, worker processes. The only room that fans out."""
