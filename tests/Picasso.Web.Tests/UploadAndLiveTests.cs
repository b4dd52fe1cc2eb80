using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Picasso.Contracts.Users;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Web.Tests;

/// <summary>Memory is measured: nothing else may run in the process meanwhile.</summary>
[Collection(Measured.Name)]
[Trait(Pace.Trait, Pace.Slow)]
public sealed class UploadAndLiveTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _ines = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _ines = _web.Market.AddPerson("Ines Amaral");
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task A_large_file_passes_by_in_small_chunks_and_memory_does_not_grow_with_it()
    {
        const int Size = 96 * 1024 * 1024;
        using var browser = await _web.SignedInAsync(_ines);
        var fields = Fields(await browser.ReadAsync("/upload"), ("title", "Big"), ("price", "3.50"), ("currency", "EUR"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var answer = await SendAsync(browser, fields, new Zeros(Size));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("/pictures/");
        var (chunks, largest, bytes) = _web.Market.Uploads.Single();
        bytes.ShouldBe(Size);
        largest.ShouldBeLessThanOrEqualTo(64 * 1024);
        chunks.ShouldBeGreaterThanOrEqualTo(Size / (64 * 1024));
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Size / 2);
        _web.Market.Pictures[0].Price.Minor.ShouldBe(350);
    }

    [Fact]
    public async Task Without_script_a_refused_form_comes_back_with_what_was_typed()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var fields = Fields(await browser.ReadAsync("/upload"), ("title", "My <b>title"), ("price", "1e3"), ("currency", "EUR"));
        var answer = await SendAsync(browser, fields, new MemoryStream([1, 2, 3]), json: false);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("My &lt;b&gt;title");
        html.ShouldContain("Enter a price such as 120 or 120.50.");
        html.ShouldContain("<title>");
        _web.Market.Uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_refuses_early_is_heard_and_the_page_says_why()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var fields = Fields(await browser.ReadAsync("/upload"), ("title", "early no"));
        var answer = await SendAsync(browser, fields, new Zeros(8 * 1024 * 1024));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        json.GetProperty("field").GetString().ShouldBe("file");
        json.GetProperty("message").GetString().ShouldBe("A file has at most 100 MB.");
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(true, 5)]
    [InlineData(false, 3)]
    public async Task Case_33_after_a_lost_answer_the_page_shows_what_is_stored_and_what_was_not_applied(bool script, int bytes)
    {
        using var browser = await _web.SignedInAsync(_ines);
        var html = await browser.ReadAsync("/upload");
        await SendAsync(browser, Fields(html, ("title", "Dusk"), ("price", "100"), ("currency", "EUR")), new MemoryStream(new byte[3]));
        var corrected = Fields(html, ("title", "Dawn"), ("price", "1000"), ("currency", "EUR"));
        var answer = await SendAsync(browser, corrected, new MemoryStream(new byte[bytes]), json: script);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var stored = _web.Market.Pictures.ShouldHaveSingleItem();
        stored.Price.Minor.ShouldBe(100_00);
        var said = script ? JsonDocument.Parse(text).RootElement.GetProperty("message").GetString()! : text;
        said.ShouldContain("stored as “Dusk” for €100.00");
        said.ShouldContain("Not applied: title “Dawn”, price €1,000.00");
        text.ShouldContain($"/pictures/{stored.PictureId}/edit");
        if (!script)
            return;
        var newKey = JsonDocument.Parse(text).RootElement.GetProperty("uploadId").GetString();
        (newKey is null).ShouldBe(bytes == 3);
        said.ShouldContain(bytes == 3 ? "You can change the stored picture." : "Press Upload again to publish the new file as another picture.");
    }

    [Theory]
    [InlineData("price", "1e3", "price")]
    [InlineData("price", "12,345", "price")]
    [InlineData("royalty", "21", "royalty")]
    [InlineData("title", "", "title")]
    [InlineData("tags", "what!", "tags")]
    [InlineData("size", "100000001", "file")]
    public async Task What_needs_no_file_is_checked_without_one(string name, string value, string field)
    {
        using var browser = await _web.SignedInAsync(_ines);
        List<(string, string)> typed = [("title", "Morning"), ("price", "3.50"), ("currency", "EUR"), ("royalty", ""), ("tags", "fog"), ("size", "5")];
        typed.RemoveAll(one => one.Item1 == name);
        var fields = Fields(await browser.ReadAsync("/upload"), [.. typed, (name, value)]);
        var answer = await browser.PostAsync("/upload/check", fields, json: true);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        json.GetProperty("field").GetString().ShouldBe(field);
        json.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_form_without_fault_may_send_its_file()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var fields = Fields(await browser.ReadAsync("/upload"), ("title", "Morning"), ("price", "3.50"), ("currency", "EUR"), ("size", "100000000"));
        (await browser.PostAsync("/upload/check", fields, json: true)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var visitor = _web.Visitor();
        var token = Browser.Hidden(Browser.FormWith(await visitor.ReadAsync("/sign-in"), "id=\"act\""));
        (await visitor.PostAsync("/upload/check", [.. token, ("title", "Morning")], json: true)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_page_names_the_limits_of_a_file()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var html = await browser.ReadAsync("/upload");
        html.ShouldContain("At most 100.0 MB and 150 megapixels; at least 200 pixels on each side. Of an animation, one frame is shown.");
        html.ShouldContain("data-most=\"100000000\"");
    }

    [Theory]
    [InlineData("a file whose announced length is too large", "title=Morning", 101_000_000L, "This file is too large")]
    [InlineData("a price that is none", "title=Morning&price=1e3&currency=EUR", 50_000_000L, "120 or 120.50")]
    [InlineData("a share that is too high", "title=Morning&royalty=21", 50_000_000L, "Write the share in percent")]
    [InlineData("no title", "title=", 50_000_000L, "Give your picture a title.")]
    public async Task A_refusal_does_not_wait_for_the_file(string what, string typed, long announced, string sentence)
    {
        using var browser = await _web.SignedInAsync(_ines);
        var fields = Fields(await browser.ReadAsync("/upload"), [.. typed.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]))]);

        // The beginning of the form, and of a file that never comes.
        var answer = await SendBeginningAsync(browser, fields, announced);

        answer.ShouldContain("422", Case.Sensitive, what);
        answer.ShouldContain(sentence);
        _web.Market.Uploads.ShouldBeEmpty();
    }

    private async Task<string> SendBeginningAsync(Browser browser, IEnumerable<(string Name, string Value)> fields, long announced)
    {
        var site = new Uri(_web.Address);
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(site.Host, site.Port);
        await using var stream = connection.GetStream();
        var form = new StringBuilder();
        foreach (var (name, value) in fields)
            form.Append($"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        form.Append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n");
        var head = $"POST /upload/send HTTP/1.1\r\nHost: {site.Authority}\r\nAccept: application/json\r\nContent-Type: multipart/form-data; boundary=b\r\n"
            + $"Content-Length: {announced}\r\nCookie: {string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + form));
        using var reader = new StreamReader(stream);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        while (!answer.ToString().Contains("\"message\"", StringComparison.Ordinal) && await reader.ReadLineAsync(deadline.Token) is { } line)
            answer.AppendLine(line);
        return answer.ToString();
    }

    [Fact]
    public async Task An_upload_without_the_forms_token_is_not_taken()
    {
        using var browser = await _web.SignedInAsync(_ines);
        (await SendAsync(browser, [("title", "Forged")], new MemoryStream([1]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _web.Market.Uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_pages_hear_of_new_pictures_and_counts()
    {
        await Eventually.Holds(
            () => Task.FromResult(_web.Market.PictureWatchers.Count + _web.Market.CountWatchers.Count), watchers => watchers == 2);
        using var visitor = _web.Visitor();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var stream = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/live"), stop.Token);
        stream.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(stop.Token));
        await ReadUntilAsync(lines, "event: ping", stop.Token);
        var picture = _web.Market.AddPicture(_ines, "Morning");
        _web.Market.Change(picture, "added");
        (await ReadUntilAsync(lines, "data: ", stop.Token, after: "event: picture")).ShouldContain(picture.PictureId);
        _web.Market.Likes.Add((_ines.Profile.UserId, picture.PictureId));
        _web.Market.PublishCounts(picture.PictureId);
        (await ReadUntilAsync(lines, "data: ", stop.Token, after: "event: counts")).ShouldContain("\"likes\":1");
        (await visitor.ReadAsync($"/fragments/cards?ids={picture.PictureId},nonsense")).ShouldContain("Morning");
    }

    [Fact]
    public async Task A_page_that_reads_too_slowly_is_notified_that_it_missed_changes()
    {
        var feed = new Picasso.Web.Live.LiveFeed();
        await using var page = feed.ListenAsync(cancellationToken: CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        await page.MoveNextAsync();
        for (var i = 0; i < 1000; i++)
            feed.Publish(new Picasso.Web.Live.LiveEvent("counts", $"{i}"));
        await page.MoveNextAsync();
        page.Current.Name.ShouldBe("resync");
        await page.MoveNextAsync();
        page.Current.Json.ShouldBe("744");
    }

    private static (string Name, string Value)[] Fields(string html, params (string Name, string Value)[] typed) =>
        [.. Browser.Hidden(Browser.FormWith(html, "data-upload")), .. typed];

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, IEnumerable<(string Name, string Value)> fields, Stream file, bool json = true)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value, Encoding.UTF8), $"\"{name}\"");
        form.Add(new StreamContent(file), "\"file\"", "\"a.jpg\"");
        var request = new HttpRequestMessage(HttpMethod.Post, "/upload/send") { Content = form };
        request.Headers.TransferEncodingChunked = true;
        if (json)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await browser.SendAsync(request);
    }

    private static async Task<string> ReadUntilAsync(StreamReader lines, string start, CancellationToken cancel, string? after = null)
    {
        var waiting = after is not null;
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            waiting &= line != after;
            if (!waiting && line.StartsWith(start, StringComparison.Ordinal))
                return line;
        }

        throw new EndOfStreamException();
    }

    /// <summary>A file of any size that takes no memory.</summary>
    private sealed class Zeros(long size) : Stream
    {
        private long _left = size;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = (int)Math.Min(count, _left);
            Array.Clear(buffer, offset, length);
            _left -= length;
            return length;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
