using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Commands;

/// <summary>Keeps the words that members typed until their command succeeds, for an hour at most.</summary>
internal sealed class Drafts(OrganizerDb db, IWriter writer, CommandCatalog catalog, TimeProvider clock)
{
    /// <summary>The line with what was typed before wherever it says nothing now; an input that was emptied says that it is empty.</summary>
    public async Task<CommandLine> RecallAsync(CommandDescriptor command, CommandLine line, Caller caller, CancellationToken cancellationToken)
    {
        var draft = await FindAsync(command, line, caller, cancellationToken);
        if (draft is null || draft.ExpiresAt <= clock.GetUtcNow())
        {
            return line.Only(name => line.Values[name].Length > 0);
        }

        var recalled = draft.Line(caller.Keys, catalog).With(line.Values);
        return recalled.Only(name => recalled.Values[name].Length > 0);
    }

    /// <summary>Keeps the line of a command that takes words, of those who may do more than read. Choices are quickly made again, and to keep them would be to write down who is about to sign.</summary>
    public async Task KeepAsync(CommandDescriptor command, CommandLine line, Caller caller, CancellationToken cancellationToken)
    {
        if (command.Policy == CommandPolicy.Anyone || !command.Options.Any(option => option.IsWords))
        {
            return;
        }

        if (await FindAsync(command, line, caller, cancellationToken) is { } draft)
        {
            draft.Replace(caller.Keys, line, clock.GetUtcNow());
        }
        else
        {
            db.Add(Draft.Keep(IdOf(command, line, caller), caller.Visitor.MemberId, caller.Keys, line, clock.GetUtcNow()));
        }

        await writer.SaveAsync(db, cancellationToken);
    }

    /// <summary>Forgets it: the command succeeded.</summary>
    public async Task ForgetAsync(CommandDescriptor command, CommandLine line, Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(command, line, caller, cancellationToken) is { } draft)
        {
            db.Remove(draft);
            await writer.SaveAsync(db, cancellationToken);
        }
    }

    private Task<Draft?> FindAsync(CommandDescriptor command, CommandLine line, Caller caller, CancellationToken cancellationToken)
    {
        var id = IdOf(command, line, caller);
        return db.Drafts.FirstOrDefaultAsync(draft => draft.Id == id, cancellationToken);
    }

    /// <summary>A draft belongs to a command about a thing: words may change, the code of a petition may not.</summary>
    private static byte[] IdOf(CommandDescriptor command, CommandLine line, Caller caller) =>
        Draft.IdOf(caller.Keys, caller.Visitor.MemberId, line.Only(name => command.Find(name) is { InsistedOn: true }));
}
