using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Says what the contract that a campaign is about brings in, and what the company is worth, each with its source; without anything it opens a form with what was said.</summary>
/// <remarks>Another currency empties what was said in the one before: nothing is converted.</remarks>
[Command("impact contract", CommandPolicy.Moderator)]
internal sealed record SetContract(
    [Option(Suggest = typeof(CampaignSuggestions))] Code Campaign,
    Amount? Monthly = null,
    [Option(Max = 200)] UserText? Source = null,
    Currency? Currency = null,
    Amount? Worth = null,
    [Option(Max = 200)] UserText? WorthSource = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ImpactReader reader, CommandCatalog catalog, FormBuilder forms) : ICommandHandler<SetContract>
    {
        public async Task<Reply> HandleAsync(SetContract command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign)
            {
                return CampaignMessages.Unknown(caller.Words, command.Campaign);
            }

            if (CampaignMessages.HandsOff(caller, campaign) is { } handsOff)
            {
                return handsOff;
            }

            if (command == new SetContract(command.Campaign) && !caller.Visitor.SentForm)
            {
                return new Reply.Ask(await forms.BuildAsync(catalog.Of<SetContract>(), AsItIs(campaign, await reader.StakesAsync(campaign, cancellationToken)), [], caller, cancellationToken));
            }

            var stakes = await reader.StakesAsync(campaign, cancellationToken);
            var converts = command.Currency is { } other && other != stakes.Currency;
            // The form sends back what it was filled with: an amount that did not change with its money was in the old one.
            var monthly = converts && command.Monthly?.Value == stakes.Monthly ? null : command.Monthly;
            var worth = converts && command.Worth?.Value == stakes.Worth ? null : command.Worth;
            if (LacksSource(monthly, command.Source, stakes.Monthly) || LacksSource(worth, command.WorthSource, stakes.Worth))
            {
                return ImpactMessages.SourceMissing(caller.Words);
            }

            stakes = await reader.ChangeableAsync(campaign, cancellationToken);
            if (command.Currency is { } currency)
            {
                stakes.CountIn(currency);
            }

            stakes.Say(monthly?.Value, monthly is null && stakes.Monthly is null ? null : command.Source?.Value, worth?.Value, worth is null && stakes.Worth is null ? null : command.WorthSource?.Value);
            return ImpactMessages.Whole(caller, await reader.ReadAsync(campaign, stakes, cancellationToken));
        }

        /// <summary>A number never takes over the source of another.</summary>
        private static bool LacksSource(Amount? amount, UserText? source, decimal? before) => amount is { } said && said.Value != before && source is null;

        private static CommandLine AsItIs(Campaign campaign, Stakes stakes) => CommandLine.Of(
            "impact contract",
            ("campaign", campaign.Code.ToString()),
            ("monthly", stakes.Monthly is { } monthly ? new Amount(monthly).ToString() : ""),
            ("source", stakes.MonthlySource ?? ""),
            ("currency", stakes.Currency.ToString()),
            ("worth", stakes.Worth is { } worth ? new Amount(worth).ToString() : ""),
            ("worthsource", stakes.WorthSource ?? ""));
    }
}
