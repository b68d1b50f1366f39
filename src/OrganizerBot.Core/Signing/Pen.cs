using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Members;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Puts a caller's name under a sheet whose keys are at hand, and says what became of it.</summary>
/// <remarks>Nothing outside changes when the name stays unshown: what changes at the moment of a press would tell on whoever pressed.</remarks>
internal sealed class Pen(SettledLedger ledger, SheetBell bell, PublicAddress address, TimeProvider clock)
{
    /// <summary>Signs.</summary>
    public async Task<SigningOutcome> SignAsync(Sheet sheet, SheetKeys keys, SignatureKind kind, Caller caller, CancellationToken cancellationToken)
    {
        if (keys.Pseudonym(caller.Account) is not { } pseudonym)
        {
            return SigningOutcome.Closed;
        }

        var envelope = kind == SignatureKind.Named ? SignerName.Of(caller).Close(keys, pseudonym) : null;
        var act = new SigningAct.Sign(sheet.Id, keys.Delivery(caller.Visitor.Community, caller.Visitor.DeliveryId), pseudonym, clock.GetUtcNow(), envelope, Secret.Key(), Secret.Key())
        {
            Origin = kind == SignatureKind.Counted ? SplitBook.OriginOf(keys, caller.Community.Id) : null,
        };
        var outcome = await ledger.RecordAsync(act, cancellationToken);
        if (kind == SignatureKind.Named && outcome == SigningOutcome.Signed)
        {
            bell.Ring(sheet.Id);
        }

        return outcome;
    }

    /// <summary>What the caller is told.</summary>
    /// <returns>Null when the sheet takes no signatures at this moment.</returns>
    public Message? Say(SigningOutcome outcome, Signable thing, SignatureKind kind, Caller caller) => outcome switch
    {
        SigningOutcome.Signed => OfferLink(SigningMessages.Signed(caller.Words, thing, kind, caller), caller),
        SigningOutcome.Held => SigningMessages.Held(caller.Words, thing),
        SigningOutcome.AlreadySigned => SigningMessages.AlreadySigned(caller.Words, thing),
        SigningOutcome.Closed => null,
        SigningOutcome.Repeated => CommandMessages.Repeated(caller.Words),
        SigningOutcome.Unsaved => SigningMessages.Unsaved(caller.Words, SigningMessages.SignAs(caller.Words, thing, kind)),
        SigningOutcome.Unsure => SigningMessages.Unsure(caller.Words, SigningMessages.SignAs(caller.Words, thing, kind)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Below it a personal link is offered, where there is a page to link to.</summary>
    private Message OfferLink(Message message, Caller caller) =>
        address.Url is null ? message : message with { Buttons = [.. message.Buttons, MemberMessages.LinkButton(caller.Words)] };
}
