using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Setup;

/// <summary>Leads moderators through what the bot must know of their community, from the first step that is not done. Each step sets what a command of its own sets too.</summary>
[Command("organizer setup", CommandPolicy.Moderator)]
internal sealed record SetUp(
    [Option(InForm = false)] SetupStep? Step = null,
    [Option(InForm = false)] Ownership? Owner = null,
    [Option(InForm = false)] SpokenLanguage? Language = null,
    [Option(InForm = false)] ZoneName? Zone = null,
    [Option(InForm = false)] ChannelRef? Channel = null,
    [Option(InForm = false)] ReviewPolicy? Review = null,
    [Option(InForm = false, Max = 64, Rest = true)] Schedule? Schedule = null,
    [Option(InForm = false)] bool? Ask = null,
    [Option(InForm = false)] bool? Sure = null,
    [Option(InForm = false)] bool? Test = null) : ICommand
{
    internal sealed class Handler(SetupDesk desk, SetupForms forms, TestPosting tests) : ICommandHandler<SetUp>
    {
        public async Task<Reply> HandleAsync(SetUp command, Caller caller, CancellationToken cancellationToken)
        {
            if (command.Test == true)
            {
                return await tests.PostAsync(caller, cancellationToken);
            }

            if (command is { Ask: true, Step: { } asked } && await forms.OfAsync(asked, caller, cancellationToken) is { } form)
            {
                return new Reply.Ask(form);
            }

            if (command is { Owner: Ownership.Members, Sure: not true } && caller.Community.AsksBeforeItIsMembers)
            {
                return CommunityMessages.AskSettings(caller.Words, SetupMessages.Line(SetupStep.Owner, ("owner", "members"), ("sure", "yes")));
            }

            var done = await desk.SetAsync(command, caller, cancellationToken);
            var state = await desk.StateAsync(caller, cancellationToken);
            var step = command.Step switch
            {
                null => state.First,
                { } now when done.IsSet && now < SetupStep.Summary => now + 1,
                { } now => now,
            };
            return Under(done.Said, SetupMessages.Step(caller, state, step));
        }

        private static Message Under(IReadOnlyList<Node> said, Message step) => step with { Nodes = [.. said, .. step.Nodes] };
    }
}
