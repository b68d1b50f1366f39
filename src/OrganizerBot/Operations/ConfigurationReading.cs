namespace OrganizerBot.Operations;

/// <summary>Reads settings the way people leave them.</summary>
internal static class ConfigurationReading
{
    extension(IConfigurationSection section)
    {
        /// <summary>Whether anything in the section has a value. Names without one, as an example file leaves them, are as good as absent.</summary>
        public bool IsFilledIn() => section.GetChildren().Any(setting => !string.IsNullOrWhiteSpace(setting.Value));
    }
}
