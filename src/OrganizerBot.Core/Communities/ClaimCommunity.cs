using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Makes the caller the first moderator of a Slack workspace, by the code that the bot's operator handed out. Whoever claims it says who controls it: that decides whether anybody signs there.</summary>
[Command("organizer claim", CommandPolicy.Member)]
internal sealed record ClaimCommunity(Passcode Code, Ownership Owner) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ClaimCodes codes, ClaimAttempts attempts, AuditTrail audit) : ICommandHandler<ClaimCommunity>
    {
        public async Task<Reply> HandleAsync(ClaimCommunity command, Caller caller, CancellationToken cancellationToken)
        {
            if (caller.Community.Platform != Platform.Slack)
            {
                return CommunityMessages.NothingToClaim(caller.Words);
            }

            if (await db.CountModeratorsAsync(caller, cancellationToken) > 0)
            {
                return caller.IsModerator ? CommunityMessages.AlreadyYours(caller.Words, command.Owner) : CommunityMessages.AlreadyClaimed(caller.Words);
            }

            if (!attempts.MayTry(caller.Account))
            {
                return CommunityMessages.TooManyTries(caller.Words);
            }

            if (!codes.For(caller.Community.Ref).Matches(command.Code))
            {
                attempts.Fail(caller.Account);
                return CommunityMessages.WrongClaimCode(caller.Words);
            }

            return Claim(command, caller);
        }

        private Message Claim(ClaimCommunity command, Caller caller)
        {
            // Two who hold the code must not both be first: the community's version lets only one through.
            caller.Community.ChangeModerators();
            var overruled = !caller.Community.BelongTo(command.Owner);
            db.Add(Moderator.Appoint(caller.Community.Id, caller.Keys, caller.Visitor.MemberId));
            audit.Note(caller, "organizer claim", about: null);
            return CommunityMessages.Claimed(caller.Words, caller.Community, overruled);
        }
    }
}
