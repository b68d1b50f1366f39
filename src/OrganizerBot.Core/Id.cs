namespace OrganizerBot;

/// <summary>Names one thing of a kind. It cannot be mistaken for the id of another kind, and turns into nothing else by itself.</summary>
/// <typeparam name="T">The kind of thing.</typeparam>
/// <param name="Value">A UUID: version 7 for things moderators make, random where the time of making must not be told.</param>
public readonly record struct Id<T>(Guid Value)
{
    /// <summary>An id that sorts by the time it was made (RFC 9562, version 7).</summary>
    public static Id<T> New(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(Guid.CreateVersion7(clock.GetUtcNow()));
    }

    /// <summary>An id that tells nothing.</summary>
    public static Id<T> Random() => new(Keys.Secret.Id());

    /// <summary>The id for logs.</summary>
    public override string ToString() => Value.ToString("N");
}
