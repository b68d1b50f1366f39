using OrganizerBot;

await OrganizerHost.Build(new OrganizerHostOptions { Args = args }).RunAsync();
