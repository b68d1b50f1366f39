using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Support;

namespace OrganizerBot.Keys;

[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly Guid Community = new("0195f3a0-0000-7000-8000-000000000001");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));

    private string Path => _folder["keys/organizerbot-keys.json"];

    [Fact]
    public void Only_its_owner_reads_it_from_the_first_byte_and_after_each_change()
    {
        var keys = Open();
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));

        keys.Newest(Community);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));
        Assert.Equal([Path, KeyFileLock.PathFor(Path)], Directory.GetFiles(_folder["keys"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_that_others_can_read_or_change_is_refused_with_the_command_that_mends_it(UnixFileMode too)
    {
        Open();
        File.SetUnixFileMode(Path, OwnerOnly | too);

        var refused = Assert.Throws<InvalidOperationException>(() => Open());

        Assert.Contains($"chmod 600 {Path}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_mounted_as_a_secret_for_a_group_to_read_is_accepted()
    {
        var deployment = Open().DeploymentKey;
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Assert.Equal(deployment, Open().DeploymentKey);
    }

    [Fact]
    public void Opened_again_it_has_the_same_keys()
    {
        var first = Open();
        var community = first.Newest(Community);

        var again = Open();

        Assert.Equal(first.DeploymentKey, again.DeploymentKey);
        Assert.Equal(first.SigningSeed, again.SigningSeed);
        Assert.Equal(community.Bytes, again.Newest(Community).Bytes);
        Assert.Equal(community.Bytes, again.For(Community, community.Generation).Bytes);
        Assert.NotEqual(community.Bytes, again.Newest(Guid.Empty).Bytes);
    }

    [Fact]
    public void A_key_that_another_replica_made_meanwhile_is_found()
    {
        var waiting = Open();
        var made = Open().Newest(Community);
        Assert.Equal(made.Bytes, waiting.For(Community, made.Generation).Bytes);

        var added = Open().Add(Community);
        Assert.Equal(added.Bytes, waiting.Newest(Community).Bytes);
    }

    [Fact]
    public void A_new_generation_stands_beside_the_old_ones_until_they_are_removed()
    {
        var keys = Open();
        var first = keys.Newest(Community);
        _clock.Advance(TimeSpan.FromHours(1));
        var second = keys.Add(Community);

        Assert.Equal((1, 2), (first.Generation, second.Generation));
        Assert.NotEqual(first.Bytes, second.Bytes);
        Assert.Equal([Community], keys.Rotating);
        Assert.Equal(first.Bytes, Open().For(Community, 1).Bytes);
        Assert.Equal(second.Bytes, Open().Newest(Community).Bytes);
        Assert.Equal(TimeSpan.FromHours(1), Open().GenerationsOf(Community)[2] - Open().GenerationsOf(Community)[1]);

        keys.Remove(Community, [1, 2]);

        Assert.Empty(keys.Rotating);
        Assert.Equal(2, Assert.Single(Open().GenerationsOf(Community)).Key);
        Assert.Throws<InvalidOperationException>(() => keys.For(Community, 1));
        Assert.DoesNotContain(Convert.ToBase64String(first.Bytes), File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.Equal(3, keys.Add(Community).Generation);
    }

    [Fact]
    public void A_file_of_version_1_gets_its_signing_seed_once_and_keeps_its_keys()
    {
        var (deployment, kek) = (Secret.Key(), Secret.Key());
        var first = new JsonObject
        {
            ["version"] = 1,
            ["deployment"] = Convert.ToBase64String(deployment),
            ["communities"] = new JsonObject { [$"{Community}"] = new JsonObject { ["1"] = Convert.ToBase64String(kek) } },
        };
        Open();
        File.WriteAllText(Path, first.ToJsonString());

        var upgraded = Open();

        Assert.Equal(deployment, upgraded.DeploymentKey);
        Assert.Equal(kek, upgraded.For(Community, 1).Bytes);
        Assert.Equal(_clock.GetUtcNow(), upgraded.GenerationsOf(Community)[1]);
        Assert.Equal(32, upgraded.SigningSeed.Length);
        Assert.Equal(upgraded.SigningSeed, Open().SigningSeed);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));
        Assert.Contains("\"version\": 2", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_crash_left_of_a_file_that_was_being_written_does_not_matter()
    {
        var before = Open().Newest(Community);
        File.WriteAllText(Path + ".new", "{\"version\": 2, \"depl");

        var after = Open();

        Assert.Equal(before.Bytes, after.Newest(Community).Bytes);
        Assert.Equal(2, after.Add(Community).Generation);
        Assert.Equal([Path, KeyFileLock.PathFor(Path)], Directory.GetFiles(_folder["keys"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_key_that_cannot_be_written_is_given_to_nobody()
    {
        var keys = Open();
        Directory.CreateDirectory(Path + ".new");

        var refused = Assert.Throws<InvalidOperationException>(() => keys.Newest(Community));

        Assert.Contains("Its folder must be writable", refused.Message, StringComparison.Ordinal);
        Assert.Empty(keys.GenerationsOf(Community));
        Directory.Delete(Path + ".new");
        Assert.Equal(1, keys.Newest(Community).Generation);
    }

    [Fact]
    public void A_key_that_nobody_has_says_which_file_to_restore()
    {
        var keys = Open();
        keys.Newest(Community);

        var lacking = Assert.Throws<InvalidOperationException>(() => keys.For(Community, 7));

        Assert.Contains("lacks a key that the database needs. Restore the key file that belongs to this database", lacking.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"deployment":"AAAA","communities":{}}""")]
    [InlineData("""{"version":2,"deployment":"AAAA","signing":"AAAA","communities":{}}""")]
    [InlineData("""{"version":3}""")]
    public void A_broken_file_is_never_replaced(string content)
    {
        Open();
        File.WriteAllText(Path, content);

        var broken = Assert.Throws<InvalidOperationException>(() => Open());

        Assert.Contains("Restore it from its own backup; do not delete it", broken.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Path));
    }

    public void Dispose() => _folder.Dispose();

    private KeyFile Open() => KeyFile.Open(_folder["keys"], _clock);
}
