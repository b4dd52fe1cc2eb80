using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Testing.Hosting;
using Picasso.Testing.Pictures;

namespace Picasso.Users.Tests;

public class ProfilesTests
{
    [Fact]
    public async Task Everybody_sees_the_public_face_and_nothing_else()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        await users.AccountsOf(session).UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada L.", Bio = "Paints <b>engines</b>" });

        var profile = await users.Profiles.GetProfileAsync(new GetProfileRequest { UserId = session.Account.Profile.UserId });

        (profile.DisplayName, profile.Bio, profile.AvatarUrl).ShouldBe(("Ada L.", "Paints <b>engines</b>", ""));
        profile.ToString().ShouldNotContain("example.com");
        profile.ToString().ShouldNotContain("1990-");
    }

    [Fact]
    public async Task Several_people_come_at_once_without_strangers()
    {
        await using var users = await UsersHost.StartAsync();
        var ada = (await users.JoinAsync("ada@example.com")).Account.Profile.UserId;
        var bob = (await users.JoinAsync("bob@example.com")).Account.Profile.UserId;

        var found = await users.Profiles.GetProfilesAsync(new GetProfilesRequest { UserIds = { ada, bob, ada, Ids.From("nobody"), "nonsense" } });

        found.Profiles.Select(profile => profile.UserId).ShouldBe([ada, bob], ignoreOrder: true);
        (await users.Profiles.GetProfilesAsync(new GetProfilesRequest())).Profiles.ShouldBeEmpty();
        var many = new GetProfilesRequest { UserIds = { Enumerable.Repeat(ada, 201) } };
        (await UsersHost.ErrorAsync(async () => await users.Profiles.GetProfilesAsync(many))).ShouldBe((StatusCode.InvalidArgument, "too_many_ids"));
        (await UsersHost.ErrorAsync(async () => await users.Profiles.GetProfileAsync(new GetProfileRequest { UserId = Ids.From("nobody") })))
            .ShouldBe((StatusCode.NotFound, "person_not_found"));
    }

    [Fact]
    public async Task A_mistyped_date_of_birth_is_corrected_at_once_and_not_again_at_once()
    {
        await using var users = await UsersHost.StartAsync();
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com", dateOfBirth: ""));
        (await accounts.GetAccountAsync(new GetAccountRequest())).Adult.ShouldBeFalse();

        var account = await accounts.UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada", DateOfBirth = "1990-12-31" });
        (account.Adult, account.DateOfBirth).ShouldBe((true, "1990-12-31"));

        await accounts.UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada", DateOfBirth = "1990-12-31" });
        (await accounts.UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada" })).DateOfBirth.ShouldBe("1990-12-31");
        account.DateOfBirthCorrectionsLeft.ShouldBe(2);

        account = await SetAsync("2015-03-01");
        (account.Adult, account.AdultOn, account.DateOfBirthCorrectionsLeft).ShouldBe((false, "2033-03-01", 1));
        account.DateOfBirthCorrectableAt.ToDateTimeOffset().ShouldBe(users.Clock.GetUtcNow().AddDays(1), TimeSpan.FromSeconds(1));
        (await UsersHost.ErrorAsync(() => SetAsync("1985-03-01"))).ShouldBe((StatusCode.InvalidArgument, "date_of_birth_too_soon"));

        Task<Account> SetAsync(string born) =>
            accounts.UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada", DateOfBirth = born }).ResponseAsync;
    }

    [Fact]
    public async Task A_profile_picture_becomes_an_upright_square_without_metadata_and_the_one_before_goes()
    {
        await using var users = await UsersHost.StartAsync();
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com"));
        var objects = users.Services.GetRequiredService<IObjectStore>();

        var account = await accounts.SetAvatarAsync(new SetAvatarRequest { Image = ByteString.CopyFrom(Picture(600, 400)) });
        var first = (await KeysAsync(objects)).ShouldHaveSingleItem();
        account.Profile.AvatarUrl.ShouldBe(objects.PublicUrl(first));
        using (var image = Image.NewFromBuffer(await ReadAsync(objects, first)))
        {
            (image.Width, image.Height).ShouldBe((256, 256));
            image.GetFields().ShouldNotContain(field => field.StartsWith("exif", StringComparison.Ordinal));
        }

        await accounts.SetAvatarAsync(new SetAvatarRequest { Image = ByteString.CopyFrom(Picture(300, 300)) });
        var second = (await Eventually.Holds(() => KeysAsync(objects), keys => keys.Count == 1 && keys[0] != first))[0];
        second.ShouldNotBe(first);

        (await accounts.SetAvatarAsync(new SetAvatarRequest())).Profile.AvatarUrl.ShouldBeEmpty();
        await Eventually.Holds(() => KeysAsync(objects), keys => keys.Count == 0);
    }

    [Fact]
    public async Task What_is_no_picture_is_no_profile_picture()
    {
        await using var users = await UsersHost.StartAsync();
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com"));
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray();
        var truncated = Picture(600, 400)[..2000];

        foreach (var bytes in new[] { svg, truncated, [0xFF, 0xD8, 0xFF, 0xE0], [1] })
            (await ErrorAsync(accounts, bytes)).ShouldBe((StatusCode.InvalidArgument, "avatar_invalid"));
        (await ErrorAsync(accounts, new byte[(2 * 1024 * 1024) + 1])).ShouldBe((StatusCode.InvalidArgument, "avatar_too_large"));
        (await KeysAsync(users.Services.GetRequiredService<IObjectStore>())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "HEIC")]
    [InlineData("%PDF-1.7\n", "PDF")]
    [InlineData("nothing at all", "not a picture")]
    public async Task What_kind_of_file_a_profile_picture_may_not_be_is_said(string beginning, string named)
    {
        await using var users = await UsersHost.StartAsync();
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com"));
        var file = new byte[4_000];
        System.Text.Encoding.Latin1.GetBytes(beginning, file);

        var refused = await Should.ThrowAsync<RpcException>(async () => await accounts.SetAvatarAsync(new SetAvatarRequest { Image = ByteString.CopyFrom(file) }));

        refused.Status.Detail.ShouldContain(named);
    }

    [Fact]
    public async Task A_small_file_with_huge_measures_is_refused_before_it_is_unpacked()
    {
        await using var users = await UsersHost.StartAsync();
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com"));
        using var black = Image.Black(8_000, 8_000);

        (await ErrorAsync(accounts, black.PngsaveBuffer(compression: 9))).ShouldBe((StatusCode.InvalidArgument, "avatar_too_large"));
    }

    [Fact]
    public async Task A_profile_picture_that_is_expensive_to_decode_is_refused_by_its_header()
    {
        await using var users = await UsersHost.StartAsync();
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com"));
        byte[][] expensive =
        [
            CostlyFiles.Png(6324, 6324, 16, 6, interlaced: false), CostlyFiles.Png(4900, 4900, 16, 6, interlaced: true),
            CostlyFiles.Jpeg(4000, 3000, 90), CostlyFiles.WebP(4900, 4900, 3),
        ];
        foreach (var file in expensive)
            (await ErrorAsync(accounts, file)).ShouldBe((StatusCode.InvalidArgument, "avatar_too_large"));
    }

    [Theory]
    [InlineData("PerPerson")]
    [InlineData("PerSource")]
    public async Task Profile_pictures_are_limited_per_person_and_per_address(string limit)
    {
        await using var users = await UsersHost.StartAsync(configuration: new KeyValuePair<string, string?>($"Picasso:Users:Avatars:{limit}", "2"));
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com"));
        async Task SetAsync() => await accounts.SetAvatarAsync(
            new SetAvatarRequest { Image = ByteString.CopyFrom(Picture(300, 300)) },
            new Metadata { { Picasso.ServiceDefaults.Authentication.ClientAddress.Header, "192.0.2.7" } });
        for (var i = 0; i < 2; i++)
            await SetAsync();
        (await UsersHost.ErrorAsync(SetAsync)).ShouldBe((StatusCode.ResourceExhausted, "too_many_avatars"));
    }

    private static Task<(StatusCode, string)> ErrorAsync(Accounts.AccountsClient accounts, byte[] bytes) =>
        UsersHost.ErrorAsync(async () => await accounts.SetAvatarAsync(new SetAvatarRequest { Image = ByteString.CopyFrom(bytes) }));

    private static byte[] Picture(int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, mean: 128, sigma: 40);
        using var picture = noise.Bandjoin(noise, noise).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var tagged = picture.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 0/1");
        });
        return tagged.JpegsaveBuffer();
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(IObjectStore objects)
    {
        var keys = new List<string>();
        await foreach (var stored in objects.ListAsync(Bucket.Public, "avatars/", default))
            keys.Add(stored.Key);
        return keys;
    }

    private static async Task<byte[]> ReadAsync(IObjectStore objects, string key)
    {
        await using var stream = (await objects.OpenAsync(Bucket.Public, key, 0, default)).ShouldNotBeNull();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
