using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Takes the bot's first answer to an interaction, by the rules of protocol reference 1.4.</summary>
internal sealed class DiscordResponses(DiscordMessages messages, DiscordWriting writing, DiscordInteractions interactions, DiscordOpenForms forms)
{
    /// <summary>Applies the answer.</summary>
    /// <exception cref="DiscordRefusal">The answer is invalid (50035), the second (40060), or too late (10062). Nothing happened.</exception>
    public void Apply(DiscordInteraction interaction, JsonObject response, IReadOnlyList<DiscordFile> files)
    {
        lock (interaction.Gate)
        {
            if (interaction.IsDead)
            {
                throw DiscordRefusal.UnknownInteraction();
            }

            if (interaction.Response is not null)
            {
                throw DiscordRefusal.AlreadyAcknowledged();
            }

            Take(interaction, response, files);
            interactions.Keep(interaction);
        }
    }

    private void Take(DiscordInteraction interaction, JsonObject response, IReadOnlyList<DiscordFile> files)
    {
        var type = response.Whole("type");
        RefuseWrongType(interaction, type);
        var data = response.Member("data") as JsonObject ?? [];
        switch (type)
        {
            case 4:
                interaction.Answer(response, writing.Create(Draft(interaction, data, files)).Id, isSettled: true);
                break;
            case 5:
                var place = new JsonObject { ["flags"] = (data.Whole("flags") ?? 0) & DiscordMessageRules.Ephemeral };
                interaction.Answer(response, writing.Create(Draft(interaction, place, []) with { IsLoading = true }).Id, isSettled: false);
                break;
            case 6:
                interaction.Answer(response, interaction.SourceMessage, isSettled: false);
                break;
            case 7:
                var source = messages.Find(interaction.SourceMessage) ?? throw DiscordRefusal.UnknownMessage();
                interaction.Answer(response, writing.Edit(source, data, files, isReply: true, "data").Id, isSettled: true);
                break;
            case 8:
                CheckChoices(data);
                interaction.Answer(response, null, isSettled: true);
                break;
            default:
                forms.Open(interaction, data);
                interaction.Answer(response, null, isSettled: true);
                break;
        }
    }

    private static DiscordDraft Draft(DiscordInteraction interaction, JsonObject data, IReadOnlyList<DiscordFile> files) =>
        new(interaction.Channel, data, files) { Interaction = interaction, Path = "data" };

    private static void RefuseWrongType(DiscordInteraction interaction, long? type)
    {
        long[] fitting = interaction.Type switch
        {
            2 => [4, 5, 9],
            3 => [4, 5, 6, 7, 9],
            4 => [8],
            // A form that was opened by a component may change the message under it; discord.js relies on that.
            _ => interaction.SourceMessage is null ? [4, 5] : [4, 5, 6, 7],
        };
        if (type is { } known && fitting.Contains(known))
        {
            return;
        }

        var form = new DiscordForm();
        form.Refuse("type", "BASE_TYPE_CHOICES", $"Value \"{type}\" must be one of ({string.Join(", ", fitting)}) for this kind of interaction.");
        form.Settle();
    }

    private static void CheckChoices(JsonObject data)
    {
        var form = new DiscordForm();
        foreach (var (choice, at) in form.Items(data, "choices", "data", 25))
        {
            form.Text(choice, "name", at, 100, min: 1, required: true);
            if (choice.Member("value")?.AsWhole() is null)
            {
                form.Text(choice, "value", at, 100, min: 1, required: true);
            }
        }

        form.Settle();
    }
}
