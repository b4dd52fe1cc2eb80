using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using Picasso.Fakes;

namespace Picasso.Pictures.Commands.Tests.Messages;

/// <summary>Pictures as the messages of purchases reach it.</summary>
public interface IPicturesOfPurchases : IAsyncDisposable
{
    /// <summary>A new picture, offered for 12.50 EUR.</summary>
    Task<string> UploadAsync(string ownerId);

    /// <summary>Its owner offers it again.</summary>
    Task OfferAsync(string ownerId, string pictureId);

    Task<Terms> TermsAsync(string pictureId);

    /// <summary>Sends the message of a purchase and gives what is answered.</summary>
    Task<object> AskAsync(object message, string purchaseId);
}

/// <summary>The service, over its bus.</summary>
internal sealed class ServiceOfPurchases(PicturesHost host) : IPicturesOfPurchases
{
    private static readonly Contracts.Money s_price = new() { Minor = 12_50, Currency = "EUR" };

    public async Task<string> UploadAsync(string ownerId) => (await host.Upload(ownerId, price: new Kernel.Money(s_price.Minor, s_price.Currency))).PictureId;

    public async Task OfferAsync(string ownerId, string pictureId) =>
        await host.As(ownerId).ListAsync(new ListRequest { PictureId = pictureId, Price = s_price });

    public Task<Terms> TermsAsync(string pictureId) => host.Terms(pictureId);

    public Task<object> AskAsync(object message, string purchaseId) => host.Replies.Ask(message, purchaseId);

    // The host is shared by the tests of a class.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What the tests of Payments have in its place.</summary>
internal sealed class FakeOfPurchases : IPicturesOfPurchases
{
    private readonly FakePictures _pictures = new(TimeProvider.System);

    public Task<string> UploadAsync(string ownerId) => Task.FromResult(_pictures.Upload(ownerId).PictureId);

    public Task OfferAsync(string ownerId, string pictureId)
    {
        _pictures.Named(pictureId).Offer();
        return Task.CompletedTask;
    }

    public Task<Terms> TermsAsync(string pictureId) => Task.FromResult(_pictures.FindTerms(pictureId).ShouldNotBeNull());

    public async Task<object> AskAsync(object message, string purchaseId) => (await _pictures.AnswerAsync(message, default)).ShouldNotBeNull();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class PurchaseMessagesToTheServiceTests(PicturesHost host)
    : PurchaseMessagesSuite(() => Task.FromResult<IPicturesOfPurchases>(new ServiceOfPurchases(host))), IClassFixture<PicturesHost>;

public sealed class PurchaseMessagesToTheFakeTests() : PurchaseMessagesSuite(() => Task.FromResult<IPicturesOfPurchases>(new FakeOfPurchases()));
