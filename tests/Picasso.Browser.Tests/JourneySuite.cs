using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>The whole path of a picture, from registration to resale, in Chromium, however the marketplace was started.</summary>
public abstract class JourneySuite(Browser browser) : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose()
    {
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the marketplace.</summary>
    protected abstract Task<IPicasso> StartAsync(string dataFolder);

    [Fact]
    public async Task A_picture_goes_from_its_maker_to_a_buyer_and_back()
    {
        await using var picasso = await StartAsync(Path.Combine(_data.FullName, "data"));
        var site = picasso.WebAddress;
        var ada = await Member.JoinAsync(browser, site, "Ada");
        var ben = await Member.JoinAsync(browser, site, "Ben");
        var file = Path.Combine(_data.FullName, "quarters.jpg");
        await File.WriteAllBytesAsync(file, PictureFiles.RotatedWithGps());

        // Ben looks at the feed while Ada uploads: her picture appears, upright, without a reload.
        await ben.Page.GotoAsync("/explore");
        await ben.Page.Locator("html[data-live=on]").WaitForAsync();
        var path = await ada.UploadAsync(file, "Four quarters", "120.00");
        await ada.Page.KeepAsync("picture-owner");
        var card = ben.Page.Locator(".card", new() { HasText = "Four quarters" });
        await Assertions.Expect(card).ToBeVisibleAsync();
        await StandsUprightAsync(card.GetByRole(AriaRole.Img).First);
        await ben.Page.KeepAsync("explore");

        // Ben likes and comments; Ada, on the picture's page, sees both without a reload.
        await ben.Page.GotoAsync(path);
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Like Four quarters" }).ClickAsync();
        await Assertions.Expect(ada.Page.Locator("[data-likes]").First).ToHaveTextAsync("1");
        await ben.Page.GetByLabel("Your comment").FillAsync("Such <b>calm</b> corners");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Comment" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Such <b>calm</b> corners")).ToBeVisibleAsync();
        await ben.Page.KeepAsync("picture-visitor");

        // A declined card changes nothing; an accepted one moves the ownership.
        await ben.PayAsync(path, "4000 0000 0000 0002");
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Try another card" })).ToBeVisibleAsync();
        await ben.Page.KeepAsync("checkout-declined");
        await Assertions.Expect(await OfferOf(ada, path)).ToContainTextAsync("This picture is yours");
        await ben.PayAsync(path, "4242 4242 4242 4242");
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." })).ToBeVisibleAsync();
        await ben.Page.KeepAsync("checkout-done");
        await Assertions.Expect(await OfferOf(ben, path)).ToContainTextAsync("This picture is yours");

        // The seller is paid, less the fee and a reserve of a tenth; the buyer has the untouched original; the seller has it no longer.
        await ada.Page.GotoAsync("/me/sales");
        await Assertions.Expect(ada.Page.Locator(".balance-amount")).ToContainTextAsync("97.20");
        await ada.Page.KeepAsync("sales");
        await ben.Page.GotoAsync("/me/purchases");
        await ben.Page.KeepAsync("purchases");
        (await DownloadAsync(ben)).ShouldBe(Hash(await File.ReadAllBytesAsync(file)));
        await Assertions.Expect(await OfferOf(ada, path)).Not.ToContainTextAsync("This picture is yours");
        (await RefusesDownloadAsync(ada, path)).ShouldBeTrue("the seller still gets the original");

        // The buyer offers it again, and its maker buys it back.
        await ben.Page.GotoAsync(path);
        await ben.Page.GetByLabel("Price").FillAsync("150");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "List for sale" }).ClickAsync();
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Change price" })).ToBeVisibleAsync();
        await ada.PayAsync(path, "4000 0000 0000 3220");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." })).ToBeVisibleAsync();
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Chain of title" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Verified: each entry follows")).ToBeVisibleAsync();
        // Ben resells at once, while his own purchase can still be disputed, so the chain names the condition.
        await Assertions.Expect(ada.Page.Locator(".chain-what")).ToHaveTextAsync(
        [
            new Regex("Ada.*created and uploaded"), new Regex("Ben.*bought it from.*Ada.*120.00"), new Regex("Ada.*bought it from.*Ben.*150.00"),
            new Regex("Conditional until"),
        ]);
        await ada.Page.KeepAsync("chain-of-title");

        // Both were written a receipt.
        await ada.Page.GotoAsync("/mailbox?to=ben%40picasso.example");
        await Assertions.Expect(ada.Page.Locator(".mail summary")).Not.ToHaveCountAsync(1);
        await ada.Page.KeepAsync("mailbox-receipts");
    }

    private static async Task<ILocator> OfferOf(Member member, string path)
    {
        await member.Page.GotoAsync(path);
        return member.Page.Locator("[data-offer]");
    }

    /// <summary>The red quarter is at the top left, as the camera was held, not as the file's rows lie.</summary>
    private static async Task StandsUprightAsync(ILocator picture)
    {
        await picture.ScrollIntoViewIfNeededAsync();
        var corner = await picture.EvaluateAsync<int[]>(
            """
            async image => {
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              return [...context.getImageData(canvas.width / 8, canvas.height / 8, 1, 1).data].slice(0, 3);
            }
            """);
        (corner[0] > corner[1] + 50 && corner[0] > corner[2] + 50).ShouldBeTrue($"the top left corner is rgb({string.Join(",", corner)}), not red");
    }

    private static async Task<string> DownloadAsync(Member member)
    {
        var download = await member.Page.RunAndWaitForDownloadAsync(
            () => member.Page.GetByRole(AriaRole.Button, new() { Name = "Original" }).First.ClickAsync());
        return Hash(await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static async Task<bool> RefusesDownloadAsync(Member member, string path)
    {
        var id = path.Split('/')[2];
        var token = await member.Page.Locator("#act input[name=__RequestVerificationToken]").GetAttributeAsync("value");
        var form = member.Page.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", token!);
        form.Set("returnUrl", path);
        var answer = await member.Page.APIRequest.PostAsync($"/pictures/{id}/download", new() { Form = form });
        return !answer.Headers.TryGetValue("content-disposition", out _);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
