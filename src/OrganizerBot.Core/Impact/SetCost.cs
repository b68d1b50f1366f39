using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Takes another cost of filling a place otherwise to be so, in the campaign's money, with its source.</summary>
[Command("impact cost", CommandPolicy.Moderator)]
internal sealed record SetCost(
    [Option(Suggest = typeof(CampaignSuggestions))] Code Campaign,
    Amount Low,
    Amount High,
    [Option(Max = 200)] UserText Source) : ICommand
{
    internal sealed class Handler(AssumptionDesk desk) : ICommandHandler<SetCost>
    {
        public async Task<Reply> HandleAsync(SetCost command, Caller caller, CancellationToken cancellationToken) =>
            await desk.AssumeAsync(
                command.Campaign, command.Low.Value, command.High.Value, command.Source,
                (own, assumption) => own with { Replacement = assumption }, caller, cancellationToken);
    }
}
