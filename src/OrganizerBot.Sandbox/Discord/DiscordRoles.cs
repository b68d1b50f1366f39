using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Who has which role. The moderators' role comes with its right and stays; the stewards' role is given and taken.</summary>
internal sealed class DiscordRoles(TownStore store)
{
    private const string Kind = "discord.role";

    private readonly Lock _gate = new();
    private HashSet<string> _stewards = store.Find(Kind, DiscordCast.StewardRoleId).Deserialize<HashSet<string>>() ?? [Named("Greta Lindqvist"), Named("Ines Kowalska")];

    /// <summary>The roles of a person, as a member of the guild has them: without the one that everybody has.</summary>
    public JsonArray Of(string person)
    {
        lock (_gate)
        {
            var isModerator = DiscordCast.People.Any(each => each.Id == person && each.IsModerator);
            return [.. isModerator ? [DiscordCast.ModeratorRoleId] : Array.Empty<JsonNode>(), .. _stewards.Contains(person) ? [DiscordCast.StewardRoleId] : Array.Empty<JsonNode>()];
        }
    }

    /// <summary>Gives the stewards' role to a person, or takes it from them.</summary>
    /// <exception cref="TownException">Another role was named.</exception>
    public void Set(string role, DiscordPerson person, bool has)
    {
        if (DiscordResolving.Role(role, []) != DiscordCast.StewardRoleId)
        {
            throw new TownException("Only the role Stewards is given and taken in this town.");
        }

        lock (_gate)
        {
            _stewards = has ? [.. _stewards, person.Id] : [.. _stewards.Where(id => id != person.Id)];
            store.Save(Kind, DiscordCast.StewardRoleId, JsonSerializer.SerializeToNode(_stewards)!);
        }
    }

    /// <summary>Writes into an interaction which roles everybody in it has.</summary>
    public void Tell(JsonObject member, JsonObject data)
    {
        member["roles"] = Of(member["user"].Text("id")!);
        foreach (var (id, resolved) in data["resolved"]?["members"] as JsonObject ?? [])
        {
            resolved!["roles"] = Of(id);
        }
    }

    private static string Named(string person) => DiscordCast.People.Single(each => each.GlobalName == person).Id;
}
