namespace OrganizerBot.Replicas;

/// <summary>What one replica at a time does, and which one that is: a row for each, such as <c>discord/shard/0</c>.</summary>
public sealed class Lease
{
    private Lease()
    {
    }

    /// <summary>What it is about.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The replica that took it last.</summary>
    public Guid Holder { get; private set; }

    /// <summary>Grows whenever somebody takes it.</summary>
    public int Fence { get; private set; }

    /// <summary>Until when nobody else may take it, UTC, by the database's clock.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The first time that anybody takes it.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="holder">Who takes it.</param>
    /// <param name="until">Until when.</param>
    public static Lease Take(string name, Guid holder, DateTimeOffset until) => new() { Name = name, Holder = holder, Fence = 1, Until = until };
}
