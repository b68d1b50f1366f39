using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Commands;

/// <summary>One attempt at one command, in one unit of work.</summary>
internal sealed class CommandRun(
    OrganizerDb db, IServiceProvider services, CommunityRegister communities, CommandBinder binder, FormBuilder forms, Drafts drafts, AuditTrail audit, IWriter writer, OutboxBell outbox, Snapshot snapshot, SigningDesk desk, Blocks blocks, SaidNotices notices, IAfterword afterword, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    public async Task<Reply> RunAsync(CommandDescriptor command, CommandLine line, Visitor visitor, CancellationToken cancellationToken)
    {
        var caller = await communities.RecogniseAsync(visitor, cancellationToken, command.MindsModerators);
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

        (var step, line) = FormStep.Take(line);
        if (step.Kind == FormStepKind.Send)
        {
            caller = caller with { Visitor = visitor with { SentForm = true } };
        }

        var sent = line;
        if (caller.Visitor.SentForm)
        {
            line = await drafts.RecallAsync(command, line, caller, cancellationToken);
            await drafts.KeepAsync(command, line, caller, cancellationToken);
        }

        if (step.Kind == FormStepKind.More)
        {
            return await GoOnAsync(command, line, step, caller, cancellationToken);
        }

        var binding = binder.Bind(command, line, caller);
        return binding.Command is null ? await MendAsync(command, line, binding, caller, cancellationToken)
            : step.Kind == FormStepKind.Part ? await OfferMoreAsync(command, sent, line, caller, cancellationToken)
            : await HandleAsync(command, binding.Command, line, caller, cancellationToken);
    }

    /// <summary>The next page of a form, with what was typed there before.</summary>
    private async Task<Reply> GoOnAsync(CommandDescriptor command, CommandLine line, FormStep step, Caller caller, CancellationToken cancellationToken)
    {
        var recalled = await drafts.RecallAsync(command, line, caller, cancellationToken);
        var form = await forms.BuildAsync(command, line, recalled, [], caller, cancellationToken);
        Field[] fields = [.. form.Fields.Where(field => step.Fields.Contains(field.Name, StringComparer.OrdinalIgnoreCase)).Take(Form.SmallestPage)];
        return new Reply.Ask(fields.Length == 0 ? form : form with { Fields = fields });
    }

    /// <summary>A page was sent and kept; there are more inputs, which may all be left out.</summary>
    private async Task<Reply> OfferMoreAsync(CommandDescriptor command, CommandLine sent, CommandLine line, Caller caller, CancellationToken cancellationToken)
    {
        var form = await forms.BuildAsync(command, command.Core(line), line, [], caller, cancellationToken);
        return CommandMessages.More(caller.Words, command, line, [.. form.Fields.Where(field => !sent.Values.ContainsKey(field.Name))]);
    }

    private async Task<Reply> MendAsync(CommandDescriptor command, CommandLine line, Binding binding, Caller caller, CancellationToken cancellationToken)
    {
        if (binding.Unknown.Count > 0)
        {
            return CommandMessages.UnknownOptions(caller.Words, string.Join(", ", binding.Unknown), command.Usage);
        }

        var recalled = await drafts.RecallAsync(command, line, caller, cancellationToken);
        // A form that is opened again says what was wrong with what was typed before.
        var problems = binding.OnlyIncomplete ? [.. binder.Bind(command, recalled, caller).Problems] : binding.Problems;
        var form = await forms.BuildAsync(command, line, recalled, problems, caller, cancellationToken);
        if (binding.OnlyIncomplete && !caller.Visitor.SentForm)
        {
            // What was typed before is shown before it is sent: on a page of the form, or with the offer to go on.
            var inSight = form.Fields.Select(field => field.Name).ToHashSet();
            await drafts.KeepAsync(command, recalled.Only(name => inSight.Contains(name) || line.Values.ContainsKey(name)), caller, cancellationToken);
            return new Reply.Ask(form);
        }

        await drafts.KeepAsync(command, WithoutWrongPicks(recalled, form), caller, cancellationToken);
        return new Reply.Mend(CommandMessages.Problems(caller.Words, command, binding.Problems, line), form);
    }

    private async Task<Reply> HandleAsync(CommandDescriptor command, ICommand bound, CommandLine line, Caller caller, CancellationToken cancellationToken)
    {
        var reply = await HandleBareAsync(command, bound, line, caller, cancellationToken);
        return reply is Reply.Say { Message: var answer } ? new Reply.Say(await afterword.AddAsync(answer, caller, cancellationToken)) : reply;
    }

    private async Task<Reply> HandleBareAsync(CommandDescriptor command, ICommand bound, CommandLine line, Caller caller, CancellationToken cancellationToken)
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
            else if (reply is Reply.Ask { Form.Fields.Count: > Form.SmallestPage } ask && ask.Form.Line.Path == command.Path)
            {
                // The pages after the first are filled in from here.
                await drafts.KeepAsync(command, ask.Form.Line.With(ask.Form.Fields.Select(field => KeyValuePair.Create(field.Name, field.Value ?? ""))), caller, cancellationToken);
            }
            else if (reply is Reply.Mend mend)
            {
                await drafts.KeepAsync(command, WithoutWrongPicks(line, mend.Form), caller, cancellationToken);
            }

            return await WithNoticesAsync(reply, caller, cancellationToken);
        }
        catch (Exception e) when (db.WasOvertaken(e) || e is CryptographicException || (e is UncertainException or DbException or DbUpdateException && reply is Reply.Say))
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

    /// <summary>What was written is shown again to be mended; what was picked and is not on offer cannot be shown, and would fail again unseen.</summary>
    private static CommandLine WithoutWrongPicks(CommandLine line, Form form) =>
        line.Only(name => form.Fields.All(field => field.Name != name || field.Problem is null || field.Kind is FieldKind.Text or FieldKind.LongText or FieldKind.Date));

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
        var heard = waiting.Where(notice => notices.WasSaid(notice.Id)).ToArray();
        if (heard.Length > 0)
        {
            db.RemoveRange(heard);
            await writer.SaveAsync(db, cancellationToken);
            notices.Forget(heard.Select(notice => notice.Id));
        }

        if (heard.Length == waiting.Count || reply is not Reply.Say said)
        {
            return reply;
        }

        var told = waiting.Except(heard).Where(notice => notices.Say(notice.Id)).Aggregate(said.Message, (message, notice) => message.Preceded(Prose.Of(new UserText(notice.Words(caller.Keys)))));
        return new Reply.Say(told);
    }
}
