using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Hosting;
using static Picasso.Contracts.Pictures.PictureCommands;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Every RPC against everybody who may call it.</summary>
public class AuthorizationTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    private static readonly Contracts.Money s_price = new() { Minor = 4200, Currency = "CHF" };

    private static readonly Dictionary<string, Func<PictureCommandsClient, string, Task>> s_rpcs = new()
    {
        ["Describe"] = async (client, id) => await client.DescribeAsync(new() { PictureId = id, Details = new() { Title = "Dawn" } }),
        ["ShowCamera"] = async (client, id) => await client.ShowCameraAsync(new() { PictureId = id, Show = true }),
        ["WriteNote"] = async (client, id) => await client.WriteNoteAsync(new() { PictureId = id, Note = "Over my desk" }),
        ["List"] = async (client, id) => await client.ListAsync(new() { PictureId = id, Price = s_price }),
        ["Reprice"] = async (client, id) => await client.RepriceAsync(new() { PictureId = id, Price = s_price }),
        ["Unlist"] = async (client, id) => await client.UnlistAsync(new() { PictureId = id }),
        ["Delete"] = async (client, id) => await client.DeleteAsync(new() { PictureId = id }),
        ["GetTerms"] = async (client, id) => await client.GetTermsAsync(new() { PictureId = id }),
    };

    /// <summary>Caller; RPC; the reason, or "" for an answer.</summary>
    public static TheoryData<string, string, string> Table { get; } = Rows();

    private static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var rpc in s_rpcs.Keys)
        {
            var isPublic = rpc == "GetTerms";
            var isTrade = rpc is "List" or "Reprice";
            rows.Add("anonymous", rpc, isPublic ? "" : "sign_in_required");
            rows.Add("stranger", rpc, isPublic ? "" : "not_owner");
            rows.Add("former owner", rpc, isPublic ? "" : "not_owner");
            var reason = rpc switch { "Delete" => "picture_was_sold", "Describe" or "ShowCamera" => "words_fixed", _ => "" };
            rows.Add("owner", rpc, reason);
            rows.Add("unverified owner", rpc, isTrade ? "email_not_verified" : reason);
            rows.Add("minor owner", rpc, isTrade ? "not_adult" : reason);
            rows.Add("operator", rpc, isPublic ? "" : "not_owner");
        }

        return rows;
    }

    [Theory, MemberData(nameof(Table))]
    public async Task Each_RPC_knows_its_callers(string caller, string rpc, string reason)
    {
        var sold = await s_sold.For(pictures);
        var client = caller switch
        {
            "anonymous" => pictures.As(null),
            "former owner" => pictures.As(sold.FormerOwner),
            "owner" => pictures.As(sold.Owner),
            "unverified owner" => pictures.As(sold.Owner, verified: false),
            "minor owner" => pictures.As(sold.Owner, adult: false),
            "operator" => pictures.Host.Client<PictureCommandsClient>(TestTokens.For(NewPerson(), isOperator: true)),
            _ => pictures.As(NewPerson()),
        };
        // Reprice needs an offer, whichever row came before.
        await pictures.As(sold.Owner).ListAsync(new() { PictureId = sold.PictureId, Price = new() { Minor = 1_00, Currency = "EUR" } });
        var answer = "";
        try
        {
            await s_rpcs[rpc](client, sold.PictureId);
        }
        catch (RpcException refused)
        {
            answer = refused.ToDomainError()!.Reason;
        }

        answer.ShouldBe(reason);
    }

    [Fact]
    public async Task An_owner_deletes_what_was_never_sold()
    {
        var owner = NewPerson();
        var uploaded = await pictures.Upload(owner, price: new Money(100, "EUR"));
        var first = await pictures.As(owner).DeleteAsync(new() { PictureId = uploaded.PictureId });
        (await pictures.As(owner).DeleteAsync(new() { PictureId = uploaded.PictureId })).ShouldBe(first);
        var terms = await pictures.Terms(uploaded.PictureId);
        (terms.Available, terms.UnavailableReason).ShouldBe((false, "picture_deleted"));
    }

    [Fact]
    public async Task Only_verified_adults_upload()
    {
        var file = TestPictures.Jpeg(NewSeed());
        (await ReasonOf(() => Upload(pictures.As(null), file))).ShouldBe("sign_in_required");
        (await ReasonOf(() => Upload(pictures.As(NewPerson(), verified: false), file))).ShouldBe("email_not_verified");
        (await ReasonOf(() => Upload(pictures.As(NewPerson(), adult: false), file))).ShouldBe("not_adult");
        (await Upload(pictures.As(NewPerson()), file)).PictureId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_forged_or_expired_token_is_none()
    {
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var forged = TestTokens.For(NewPerson(), signedBy: new Microsoft.IdentityModel.Tokens.ECDsaSecurityKey(other) { KeyId = "test" });
        var expired = TestTokens.For(NewPerson(), lifetime: TimeSpan.FromMinutes(-5));
        foreach (var token in new[] { forged, expired, "nonsense" })
            (await ReasonOf(async () => await pictures.Host.Client<PictureCommandsClient>(token).UnlistAsync(new() { PictureId = NewPerson() })))
                .ShouldBe("token_invalid");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        foreach (var rpc in s_rpcs.Values)
        {
            (await ReasonOf(() => rpc(pictures.As(NewPerson()), NewPerson()))).ShouldBe("picture_not_found");
            (await ReasonOf(() => rpc(pictures.As(NewPerson()), "1"))).ShouldBe("invalid_request");
        }
    }

    [Fact]
    public async Task Bad_prices_are_refused()
    {
        var owner = NewPerson();
        var uploaded = await pictures.Upload(owner);
        foreach (var minor in new[] { 0, -1, long.MaxValue, long.MinValue })
            (await ReasonOf(async () => await pictures.As(owner).ListAsync(
                new() { PictureId = uploaded.PictureId, Price = new() { Minor = minor, Currency = "EUR" } }))).ShouldBe("price_invalid");
        (await ReasonOf(async () => await pictures.As(owner).ListAsync(new() { PictureId = uploaded.PictureId }))).ShouldBe("price_invalid");
        (await ReasonOf(async () => await pictures.As(owner).RepriceAsync(
            new() { PictureId = uploaded.PictureId, Price = s_price }))).ShouldBe("not_listed");
    }

    private static readonly SoldPicture s_sold = new();

    /// <summary>One sold picture for the whole table.</summary>
    private sealed class SoldPicture
    {
        private readonly SemaphoreSlim _once = new(1);
        private (PicturesHost Host, string PictureId, string Owner, string FormerOwner)? _made;

        public async Task<(PicturesHost Host, string PictureId, string Owner, string FormerOwner)> For(PicturesHost pictures)
        {
            await _once.WaitAsync();
            try
            {
                if (_made?.Host == pictures)
                    return _made.Value;
                var (seller, buyer) = (NewPerson(), NewPerson());
                var uploaded = await pictures.Upload(seller, price: new Money(100, "EUR"));
                await pictures.Sell(uploaded.PictureId, buyer);
                _made = (pictures, uploaded.PictureId, buyer, seller);
                return _made.Value;
            }
            finally
            {
                _once.Release();
            }
        }
    }
}
