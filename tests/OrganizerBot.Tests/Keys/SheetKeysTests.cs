using System.Security.Cryptography;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Keys;

public sealed class SheetKeysTests : IDisposable
{
    private static readonly Guid Petition = new("0195f3a0-0000-7000-8000-00000000000a");
    private static readonly Guid Pledge = new("0195f3a0-0000-7000-8000-00000000000b");
    private static readonly Account Ana = new(new CommunityRef(Platform.Discord, "100"), "7");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_account_has_one_pseudonym_on_a_sheet_and_another_on_each_other_sheet()
    {
        var (petition, pledge) = (SheetKeys.New(Petition), SheetKeys.New(Pledge));

        Assert.Equal(petition.Pseudonym(Ana), petition.Pseudonym(Ana));
        Assert.Equal(32, petition.Pseudonym(Ana).Length);
        Assert.NotEqual(petition.Pseudonym(Ana), pledge.Pseudonym(Ana));
    }

    [Fact]
    public void The_same_member_id_elsewhere_is_another_account()
    {
        var keys = SheetKeys.New(Petition);
        Account[] accounts =
        [
            Ana,
            new(new CommunityRef(Platform.Slack, "100"), "7"),
            new(new CommunityRef(Platform.Discord, "10"), "07"),
            new(new CommunityRef(Platform.Discord, "1007"), ""),
            new(new CommunityRef(Platform.Discord, "100"), "8"),
        ];

        Assert.Equal(accounts.Length, accounts.Select(account => Convert.ToHexString(keys.Pseudonym(account))).Distinct().Count());
    }

    [Fact]
    public void A_name_opens_only_in_its_own_row()
    {
        var keys = SheetKeys.New(Petition);
        var hidden = keys.Close("Ana Ferreira", "row 1"u8);

        Assert.Equal("Ana Ferreira", keys.Open(hidden, "row 1"u8));
        Assert.Throws<AuthenticationTagMismatchException>(() => keys.Open(hidden, "row 2"u8));
        Assert.Throws<AuthenticationTagMismatchException>(() => new SheetKeys(Pledge, keys.Root).Open(hidden, "row 1"u8));
    }

    [Fact]
    public void A_wrapped_key_comes_back_with_the_key_file_and_with_no_other()
    {
        var file = KeyFile.Open(_folder["keys"]);
        var wrapped = WrappedKey.New(Petition, file.For(Pledge));

        var keys = wrapped.Unwrap(KeyFile.Open(_folder["keys"]));

        Assert.Equal(Petition, keys.Of);
        Assert.Equal(wrapped.Unwrap(file).Pseudonym(Ana), keys.Pseudonym(Ana));
        var other = KeyFile.Open(_folder["others"]);
        other.For(Pledge);
        Assert.Throws<AuthenticationTagMismatchException>(() => wrapped.Unwrap(other));
    }

    [Fact]
    public void A_key_wrapped_for_one_sheet_opens_for_no_other()
    {
        var community = KeyFile.Open(_folder["keys"]).For(Pledge);

        Assert.Throws<AuthenticationTagMismatchException>(() => community.Unwrap(community.Wrap(SheetKeys.New(Petition), Petition), Pledge));
    }

    [Fact]
    public void Keys_do_not_show_themselves()
    {
        var keys = SheetKeys.New(Petition);
        var community = KeyFile.Open(_folder["keys"]).For(Pledge);

        Assert.DoesNotContain(Convert.ToHexString(keys.Root), $"{keys}", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(community.Kek), $"{community}", StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
