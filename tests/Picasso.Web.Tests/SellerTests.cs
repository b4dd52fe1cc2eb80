using System.Text;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

/// <summary>A host of its own for each test, and Ines, who is signed in and has drafts.</summary>
public abstract class SellerTests : IAsyncLifetime
{
    protected WebFixture Web { get; private set; } = null!;

    protected FakeMarket Market => Web.Market;

    protected Account Ines { get; private set; } = null!;

    /// <summary>Her browser.</summary>
    protected Browser Browser { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Web = await WebFixture.StartAsync();
        Ines = Market.AddPerson("Ines Amaral");
        Browser = await Web.SignedInAsync(Ines);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Web.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A draft of hers.</summary>
    protected void AddDraft(string id, long size, int arrived, params (string Name, string Value)[] words)
    {
        var upload = new FakeUpload(size, Metadata(words));
        upload.Bytes.Write(new byte[arrived]);
        Market.Pending[(Ines.Profile.UserId, id)] = upload;
    }

    /// <summary>What a browser sends with a file.</summary>
    protected static string Metadata(params (string Name, string Value)[] words) =>
        string.Join(',', words.Select(word => $"{word.Name} {Convert.ToBase64String(Encoding.UTF8.GetBytes(word.Value))}"));
}
