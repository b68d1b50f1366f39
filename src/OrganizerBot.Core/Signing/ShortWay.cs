using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>The short way of a signature: when all that must be known stands in the snapshot, the ledger alone puts the name there, and nothing else is asked of the database. In every other case the long way is taken, which knows all cases.</summary>
/// <remarks>Who answers here has authorised as the long way does; a caller counts as no moderator, because nothing on this way asks for one.</remarks>
internal sealed class ShortWay(Snapshot snapshot, CommandBinder binder, Pen pen, KeyFile keys, TimeProvider clock) : IShortWay
{
    /// <inheritdoc/>
    public async Task<Reply?> TryAsync(CommandDescriptor command, CommandLine line, Visitor visitor, CancellationToken cancellationToken)
    {
        if (!command.Type.IsAssignableTo(typeof(ISigns)) || visitor.SentForm || await RecogniseAsync(visitor) is not { } caller
            || CommandDispatcher.Refusal(command, caller) is not null
            || binder.Bind(command, line, caller).Command is not ISigns { As: { } kind } signs)
        {
            return null;
        }

        return await snapshot.ThingAsync(command.Type, signs.What, caller) is { } open && Takes(open.Thing.Sheet, kind) && !await snapshot.MayAwaitAsync(caller)
            ? await SignAsync(command, signs, open, kind, caller, cancellationToken)
            : null;
    }

    private async Task<Reply> SignAsync(CommandDescriptor command, ISigns signs, Snapshot.Open open, SignatureKind kind, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await pen.SignAsync(open.Thing.Sheet, open.Keys, kind, caller, cancellationToken);
        if ((outcome == SigningOutcome.Signed && kind == SignatureKind.Counted ? open.Told(caller.Words.Language, () => Say(outcome)!) : Say(outcome)) is { } message)
        {
            return message;
        }

        // It was closed since the snapshot was taken; the caller is told how it stands now.
        snapshot.Forget();
        return ((await snapshot.ThingAsync(command.Type, signs.What, caller))?.Thing ?? open.Thing).WrongState(caller, clock.GetUtcNow());

        Message? Say(SigningOutcome become) => pen.Say(become, open.Thing.For(caller), kind, caller);
    }

    /// <summary>The caller, where their community needs nothing to be written down about them.</summary>
    private async Task<Caller?> RecogniseAsync(Visitor visitor) =>
        visitor.MayAct && await snapshot.CommunityAsync(visitor.Community) is { Community: { LeftAt: null } community } known && (community.IsEnterprise || !visitor.IsInEnterprise)
            ? new Caller(visitor, community, known.Keys, IsModerator: false, new Lazy<byte[]>(() => InboxEntry.KeyOf(keys, visitor)))
            : null;

    private bool Takes(Sheet sheet, SignatureKind kind) => sheet.TakesSignatures(clock.GetUtcNow()) && (kind == SignatureKind.Named || sheet.Counting != Counting.NamedOnly);
}
