using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Lists what moderators changed here, the newest first, ten on a page, and says whether the list is as it was written.</summary>
[Command("organizer audit", CommandPolicy.Moderator)]
internal sealed record ListAudit([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(AuditTrail audit, CommandCatalog catalog) : ICommandHandler<ListAudit>
    {
        public async Task<Reply> HandleAsync(ListAudit command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<AuditEntry>.ReadAsync(audit.Of(caller.Community).OrderByDescending(entry => entry.Number), command.Page, cancellationToken);
            var broken = await audit.FindBreakAsync(caller.Community, cancellationToken);
            return AuditMessages.List(caller.Words, [.. page.Items.Select(entry => Line(entry, caller))], page.Numbers, broken);
        }

        private AuditLine Line(AuditEntry entry, Caller caller)
        {
            var member = entry.Member(caller.Keys);
            return new AuditLine(entry.Day, catalog.Find(entry.Act)?.Description(caller.Words) ?? entry.Act, entry.About, member is null ? null : new MemberRef(caller.Community.Platform, member), member == caller.Visitor.MemberId);
        }
    }
}
