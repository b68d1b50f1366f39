using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Commands;

/// <summary>One attempt at one command, in one unit of work.</summary>
internal sealed class CommandRun(
    OrganizerDb db, IServiceProvider services, CommunityRegister communities, CommandBinder binder, FormBuilder forms, Drafts drafts, AuditTrail audit, IWriter writer, OutboxBell outbox, Snapshot snapshot, SigningDesk desk, Blocks blocks, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    public async Task<Reply> RunAsync(CommandDescriptor command, CommandLine line, Visitor visitor, CancellationToken cancellationToken)
    {
        var caller = await communities.RecogniseAsync(visitor, cancellationToken);
        if (CommandDispatcher.Refusal(command, caller) is { } refusal)
        {
            return refusal;
        }

        if (command.IsClosedToBlocked && await blocks.StandingAsync(caller, cancellationToken) is { } block)
        {
            return BlockMessages.Stands(caller, block);
        }

        if (await db.Inbox.AnyAsync(entry => entry.Key == caller.Inbox, cancellationToken))
        {
            return CommandMessages.Repeated(caller.Words);
        }

        if (visitor.SentForm)
        {
            line = await drafts.RecallAsync(command, line, caller, cancellationToken);
            await drafts.KeepAsync(command, line, caller, cancellationToken);
        }

        var binding = binder.Bind(command, line, caller);
        return binding.Command is { } bound
            ? await HandleAsync(command, bound, line, caller, cancellationToken)
            : await MendAsync(command, line, binding, caller, cancellationToken);
    }

    private async Task<Reply> MendAsync(CommandDescriptor command, CommandLine line, Binding binding, Caller caller, CancellationToken cancellationToken)
    {
        if (binding.Unknown.Count > 0)
        {
            return CommandMessages.UnknownOptions(caller.Words, string.Join(", ", binding.Unknown), command.Usage);
        }

        var recalled = await drafts.RecallAsync(command, line, caller, cancellationToken);
        var form = await forms.BuildAsync(command, line, recalled, binding.Problems, caller, cancellationToken);
        if (binding.OnlyIncomplete && !caller.Visitor.SentForm)
        {
            // What was typed before and does not stand in sight on the form's first page is not sent along with it.
            var inSight = form.Fields.Take(Form.SmallestPage).Select(field => field.Name).ToHashSet();
            await drafts.KeepAsync(command, recalled.Only(name => inSight.Contains(name) || line.Values.ContainsKey(name)), caller, cancellationToken);
            return new Reply.Ask(form);
        }

        await drafts.KeepAsync(command, WithoutWrongPicks(command, recalled, form), caller, cancellationToken);
        return new Reply.Mend(CommandMessages.Problems(caller.Words, command, binding.Problems, line), form);
    }

    private async Task<Reply> HandleAsync(CommandDescriptor command, ICommand bound, CommandLine line, Caller caller, CancellationToken cancellationToken)
    {
        var reply = await command.HandleAsync(services, bound, caller, cancellationToken);
        var changed = db.ChangeTracker.HasChanges();
        await SaveAsync(command, line, reply, caller, cancellationToken);
        try
        {
            if (reply is Reply.Say && changed)
            {
                await drafts.ForgetAsync(command, line, caller, cancellationToken);
            }
            else if (reply is Reply.Mend mend)
            {
                await drafts.KeepAsync(command, WithoutWrongPicks(command, line, mend.Form), caller, cancellationToken);
            }

            return await WithNoticesAsync(reply, caller, cancellationToken);
        }
        catch (Exception e) when (db.WasOvertaken(e) || e is CryptographicException || (e is UncertainException && reply is Reply.Say))
        {
            // The command itself is done; a draft or a notice that could not be tidied up does not undo it.
            return reply;
        }
    }

    /// <summary>Saves what the handler changed with the delivery's inbox row. The row is written for whatever members or moderators may do, changed or not: replayed later, when things stand differently, it would have an effect.</summary>
    private async Task SaveAsync(CommandDescriptor command, CommandLine line, Reply reply, Caller caller, CancellationToken cancellationToken)
    {
        if (db.ChangeTracker.HasChanges() && command.Policy == CommandPolicy.Moderator)
        {
            audit.Note(caller, command.Path, AboutOf(command, line));
        }

        var counts = db.ChangeTracker.HasChanges() || (reply is Reply.Say { Message.IsFailure: false } && command.Policy != CommandPolicy.Anyone);

        // Where neither the ledger nor this unit of work wrote it down, a row that is there by now is that of the same delivery come twice at once: then this saving must fail.
        var isWritten = desk.HasSigned || db.Inbox.Local.Any(entry => entry.Key.AsSpan().SequenceEqual(caller.Inbox)) || (desk.HasActed && await db.Inbox.AnyAsync(entry => entry.Key == caller.Inbox, cancellationToken));
        if (counts && !isWritten)
        {
            db.Add(InboxEntry.Of(caller.Inbox, clock.GetUtcNow()));
        }

        if (db.ChangeTracker.HasChanges())
        {
            await audit.SaveAsync(cancellationToken);
            outbox.Ring();
        }
    }

    /// <summary>A form shows words again to be mended; a wrong number or month would stay out of sight in its line and fail again.</summary>
    private static CommandLine WithoutWrongPicks(CommandDescriptor command, CommandLine line, Form form) =>
        line.Only(name => command.Find(name) is { IsWords: true } || form.Fields.All(field => field.Name != name || field.Problem is null));

    /// <summary>The code of what a command is about, if it takes one.</summary>
    private static Code? AboutOf(CommandDescriptor command, CommandLine line) =>
        command.Options.FirstOrDefault(option => option.Type == typeof(Code)) is { } option && Code.TryParse(line.Values.GetValueOrDefault(option.Name), null, out var code) ? code : null;

    private async Task<Reply> WithNoticesAsync(Reply reply, Caller caller, CancellationToken cancellationToken)
    {
        if (!await snapshot.MayAwaitAsync(caller))
        {
            return reply;
        }

        var recipient = Notice.RecipientTag(caller.Keys, caller.Visitor.MemberId);
        var waiting = await db.Notices.Where(notice => notice.Recipient == recipient).ToListAsync(cancellationToken);
        if (waiting.Count == 0 || reply is not Reply.Say said)
        {
            return reply;
        }

        db.RemoveRange(waiting);
        await writer.SaveAsync(db, cancellationToken);
        var told = waiting.Aggregate(said.Message, (message, notice) => message.Preceded(Prose.Of(new UserText(notice.Words(caller.Keys)))));
        return new Reply.Say(told);
    }
}
