using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>Shows a tally to whoever wants to check it, the same for petitions and pledges.</summary>
internal sealed class TallyDialogue(OrganizerDb db, KeyFile keys, PublicAddress address)
{
    /// <summary>The tally with its latest checkpoint and where its files are.</summary>
    public async Task<Message> ShowAsync(string verb, Sheet sheet, Prose mention, Caller caller, CancellationToken cancellationToken)
    {
        var checkpoints = await db.CheckpointsOfAsync(sheet, cancellationToken);
        if (checkpoints.Count == 0)
        {
            return TallyMessages.Empty(caller.Words, verb, mention, sheet);
        }

        var log = new TallyLog(await db.LeavesOfAsync(sheet, cancellationToken));
        using var key = NoteKey.FromSeed(Checkpoint.OriginOf(sheet.Id.Value), keys.SigningSeed);
        return TallyMessages.Tally(
            caller.Words,
            mention,
            log.CountAt(log.Size),
            checkpoints[^1],
            key.Verifier.ToString(),
            address.Of($"tally/{sheet.TallyToken}/leaves"),
            address.Of($"tally/{sheet.TallyToken}/checkpoints"));
    }
}
