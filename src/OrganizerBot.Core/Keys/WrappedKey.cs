namespace OrganizerBot.Keys;

/// <summary>The key of a community, petition, pledge or campaign as the database holds it: readable only with the key file. Deleting the row makes what it opened unreadable for ever.</summary>
public sealed class WrappedKey
{
    private WrappedKey()
    {
    }

    /// <summary>Whose key it is: a petition's or pledge's sheet, a campaign, or the community itself.</summary>
    public Guid Of { get; private set; }

    /// <summary>Whose wrapping key wraps it.</summary>
    public Guid Community { get; private set; }

    /// <summary>Which generation of that wrapping key.</summary>
    public int Generation { get; private set; }

    /// <summary>The wrapped key. Different at each wrapping, so that two changes at once are noticed.</summary>
    public byte[] Wrapped { get; private set; } = [];

    /// <summary>How much of the key is left.</summary>
    public KeyPart Part { get; private set; }

    /// <summary>Whether something was destroyed since the community's wrapping key was made, so that it must be replaced. Stands only at the community's own key.</summary>
    public bool RotationAsked { get; private set; }

    /// <summary>Fresh keys of a petition, pledge or campaign, or a community's fresh root, wrapped.</summary>
    public static WrappedKey New(Guid of, WrappingKey by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var key = new WrappedKey { Of = of, Community = by.Community };
        key.Wrap(Secret.Key(), by);
        return key;
    }

    /// <summary>The key itself.</summary>
    public byte[] Open(KeyFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.For(Community, Generation).Unwrap(Wrapped, Of, Part);
    }

    /// <summary>Lets another generation wrap it.</summary>
    public void Rewrap(KeyFile file, WrappingKey by) => Wrap(Open(file), by);

    /// <summary>Destroys the part that makes pseudonyms.</summary>
    public void KeepNames(KeyFile file)
    {
        var names = new SheetKeys(Of, Open(file), Part).WithoutAccounts();
        Part = names.Part;
        Wrap(names.Bytes, file.For(Community, Generation));
    }

    /// <summary>Something of the community was destroyed.</summary>
    public void AskRotation() => RotationAsked = true;

    /// <summary>All that was asked for is done with this saving.</summary>
    public void AnswerRotation() => RotationAsked = false;

    private void Wrap(byte[] key, WrappingKey by) => (Generation, Wrapped) = (by.Generation, by.Wrap(key, Of, Part));
}
