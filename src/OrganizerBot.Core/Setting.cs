namespace OrganizerBot;

/// <summary>One small fact of the deployment, such as the hash of the commands registered last.</summary>
public sealed class Setting
{
    private Setting()
    {
    }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its value.</summary>
    public string Value { get; private set; } = "";

    /// <summary>A fact.</summary>
    public static Setting Of(string name, string value) => new() { Name = name, Value = value };

    /// <summary>The fact has changed.</summary>
    public void Change(string value) => Value = value;
}
