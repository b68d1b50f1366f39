using OrganizerBot.Signing;

namespace OrganizerBot.Storage;

/// <summary>How each act of a group is decided, by what was read for the group and what those before it in the group have changed. The rules are those that the SQLite ledger has in its statements; the same tests hold both to them.</summary>
internal abstract class LedgerPage(Tides tides)
{
    private readonly List<(Tides.Tide Tide, byte[] Pseudonym)> _came = [];

    /// <summary>Decides one act.</summary>
    public SigningOutcome Record(SigningAct act)
    {
        if (act is SigningAct.Sign signed ? Knows(signed) : !Enter(act))
        {
            return SigningOutcome.Repeated;
        }

        var outcome = Decide(act);
        if (act is SigningAct.Sign && outcome is SigningOutcome.Closed or SigningOutcome.AlreadySigned)
        {
            Note(act.Inbox, act.At);
        }

        return outcome;
    }

    private SigningOutcome Decide(SigningAct act)
    {
        if (MostAt(act) is not { } most)
        {
            return SigningOutcome.Closed;
        }

        return act switch
        {
            SigningAct.Sign sign => Sign(sign, most),
            SigningAct.Withdraw withdraw => Withdraw(withdraw),
            SigningAct.Bind bind => Bind(bind),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
    }

    /// <summary>Nothing of the group is stored: whoever came within the hour by it did not.</summary>
    public void Discard() => _came.ForEach(one => one.Tide.Fall(one.Pseudonym));

    /// <summary>Notes the delivery of what is no signature; false when it came before.</summary>
    protected abstract bool Enter(SigningAct act);

    /// <summary>Whether the delivery of a signature is noted.</summary>
    protected abstract bool Knows(SigningAct.Sign act);

    /// <summary>Notes a delivery that no row tells of.</summary>
    protected abstract void Note(byte[] delivery, DateTimeOffset at);

    /// <summary>How many signatures the sheet takes at the most; null when it takes none at that moment.</summary>
    protected abstract int? MostAt(SigningAct act);

    /// <summary>How many stand on the sheet, held ones left out.</summary>
    protected abstract int CountSigned(Id<Sheet> sheet);

    /// <summary>The account's signature.</summary>
    protected abstract Standing? Find(SigningAct act);

    /// <summary>Adds a signature.</summary>
    protected abstract void Add(SigningAct.Sign act, Standing standing);

    /// <summary>Removes the account's signature.</summary>
    protected abstract void Remove(SigningAct act);

    /// <summary>Binds the account's signature, whose leaf waits, to a receipt.</summary>
    protected abstract void Commit(SigningAct.Bind act);

    /// <summary>Adds the withdrawal of a published signature.</summary>
    protected abstract void AddWithdrawal(Id<Sheet> sheet, byte[] secret, SignatureKind kind);

    /// <summary>Asks for new wrapping keys for the sheet's owner.</summary>
    protected abstract void AskRotation(Id<Sheet> sheet);

    private SigningOutcome Sign(SigningAct.Sign act, int most)
    {
        if (Find(act) is { } standing)
        {
            return standing.Delivery.AsSpan().SequenceEqual(act.Inbox) ? SigningOutcome.Repeated : SigningOutcome.AlreadySigned;
        }

        var kind = act.Envelope is null ? SignatureKind.Counted : SignatureKind.Named;
        var tide = tides.Of(act.Sheet, act.At);
        var held = CountSigned(act.Sheet) >= most || tide.IsFullFor(act.Pseudonym, GroupSize.MostInAnHour(most));
        Add(act, new Standing(kind, held ? SignatureState.Held : kind == SignatureKind.Named ? SignatureState.Released : SignatureState.Pending, act.Withdrawal, act.Inbox, IsPublished: false));
        if (!held && tide.Rise(act.Pseudonym))
        {
            _came.Add((tide, act.Pseudonym));
        }

        return held ? SigningOutcome.Held : SigningOutcome.Signed;
    }

    /// <summary>The row goes at once. Where its leaf was published, what opens it waits for its batch, and until then a signature without a name goes on counting: a step at this moment would tell on its owner.</summary>
    private SigningOutcome Withdraw(SigningAct.Withdraw act)
    {
        if (Find(act) is not { } signature)
        {
            return SigningOutcome.NotSigned;
        }

        Remove(act);
        Note(signature.Delivery, act.At);
        if (signature.IsPublished)
        {
            AddWithdrawal(act.Sheet, signature.Withdrawal, signature.Kind);
        }

        if (act.ForGood)
        {
            AskRotation(act.Sheet);
        }

        return SigningOutcome.Withdrawn;
    }

    /// <summary>A publication that has read what the leaf showed before is overtaken, and begins again.</summary>
    private SigningOutcome Bind(SigningAct.Bind act)
    {
        if (Find(act) is not { } signature)
        {
            return SigningOutcome.NotSigned;
        }

        if (signature.IsPublished)
        {
            return SigningOutcome.TooLate;
        }

        Commit(act);
        return SigningOutcome.Bound;
    }

    /// <summary>A signature as far as acts ask.</summary>
    /// <param name="Kind">With the name or without.</param>
    /// <param name="State">Whether it counts.</param>
    /// <param name="Withdrawal">What opens its leaf.</param>
    /// <param name="Delivery">What signed it.</param>
    /// <param name="IsPublished">Whether its leaf is.</param>
    internal sealed record Standing(SignatureKind Kind, SignatureState State, byte[] Withdrawal, byte[] Delivery, bool IsPublished);
}
