using System.Runtime.Versioning;
using OrganizerBot.Support;

namespace OrganizerBot.Keys;

[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly Guid Community = new("0195f3a0-0000-7000-8000-000000000001");

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["keys/organizerbot-keys.json"];

    [Fact]
    public void Only_its_owner_reads_it_from_the_first_byte_and_after_each_change()
    {
        var keys = KeyFile.Open(_folder["keys"]);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));

        keys.For(Community);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));
        Assert.Equal([Path], Directory.GetFiles(_folder["keys"]));
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_that_others_can_read_or_change_is_refused_with_the_command_that_mends_it(UnixFileMode too)
    {
        KeyFile.Open(_folder["keys"]);
        File.SetUnixFileMode(Path, OwnerOnly | too);

        var refused = Assert.Throws<InvalidOperationException>(() => KeyFile.Open(_folder["keys"]));

        Assert.Contains($"chmod 600 {Path}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_mounted_as_a_secret_for_a_group_to_read_is_accepted()
    {
        var deployment = KeyFile.Open(_folder["keys"]).DeploymentKey;
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Assert.Equal(deployment, KeyFile.Open(_folder["keys"]).DeploymentKey);
    }

    [Fact]
    public void Opened_again_it_has_the_same_keys()
    {
        var first = KeyFile.Open(_folder["keys"]);
        var community = first.For(Community);

        var again = KeyFile.Open(_folder["keys"]);

        Assert.Equal(first.DeploymentKey, again.DeploymentKey);
        Assert.Equal(community.Kek, again.For(Community).Kek);
        Assert.Equal(community.Kek, again.For(Community, community.Generation).Kek);
        Assert.NotEqual(community.Kek, again.For(Guid.Empty).Kek);
    }

    [Fact]
    public void A_key_that_another_replica_made_meanwhile_is_found()
    {
        var waiting = KeyFile.Open(_folder["keys"]);
        var made = KeyFile.Open(_folder["keys"]).For(Community);

        Assert.Equal(made.Kek, waiting.For(Community, made.Generation).Kek);
    }

    [Fact]
    public void A_key_that_nobody_has_says_which_file_to_restore()
    {
        var keys = KeyFile.Open(_folder["keys"]);
        keys.For(Community);

        var lacking = Assert.Throws<InvalidOperationException>(() => keys.For(Community, 7));

        Assert.Contains("lacks a key that the database needs. Restore the key file that belongs to this database", lacking.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"deployment":"AAAA","communities":{}}""")]
    public void A_broken_file_is_never_replaced(string content)
    {
        KeyFile.Open(_folder["keys"]);
        File.WriteAllText(Path, content);

        var broken = Assert.Throws<InvalidOperationException>(() => KeyFile.Open(_folder["keys"]));

        Assert.Contains("Restore it from its own backup; do not delete it", broken.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Path));
    }

    public void Dispose() => _folder.Dispose();
}
