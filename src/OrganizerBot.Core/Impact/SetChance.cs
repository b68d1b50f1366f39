using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Takes another chance to be so that somebody at a stage would have been hired, with its source.</summary>
[Command("impact chance", CommandPolicy.Moderator)]
internal sealed record SetChance(
    [Option(Suggest = typeof(CampaignSuggestions))] Code Campaign,
    HireStage Stage,
    Percent Low,
    Percent High,
    [Option(Max = 200)] UserText Source) : ICommand
{
    internal sealed class Handler(AssumptionDesk desk) : ICommandHandler<SetChance>
    {
        public async Task<Reply> HandleAsync(SetChance command, Caller caller, CancellationToken cancellationToken) =>
            await desk.AssumeAsync(
                command.Campaign, command.Low.Share, command.High.Share, command.Source,
                (own, assumption) => own.With(command.Stage, assumption), caller, cancellationToken);
    }
}
