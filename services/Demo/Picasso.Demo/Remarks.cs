namespace Picasso.Demo;

/// <summary>What people say below pictures.</summary>
internal static class Remarks
{
    private static readonly string[] s_general =
    [
        "This one made me put my coffee down.",
        "The longer I look, the more there is. Wonderful.",
        "I came back to it three times today. That says it all.",
        "Beautifully restrained. Most of us would have cropped tighter.",
        "The edges are so well kept, nothing leads out of the frame.",
        "Please tell me there is a large print of this somewhere.",
        "Did you bracket, or is that one exposure? The shadows are lovely.",
        "I can hear this picture.",
        "Every time I think I know what you do, you do something else.",
        "How long did you wait for it?",
        "That is exactly the kind of quiet that I never manage.",
        "Thank you for writing down how it was made.",
    ];

    private static readonly Dictionary<string, string[]> s_byCategory = new()
    {
        ["landscape"] =
        [
            "The layering is superb. Which focal length?",
            "You can feel the temperature in this.",
            "That light lasts minutes. Well caught.",
            "I have stood in places like this and come home with nothing. Respect.",
            "Lovely how the eye walks from the foreground to the horizon.",
        ],
        ["nature"] =
        [
            "What a gentle background. Wide open?",
            "Nature does the composing and you had the sense not to interfere.",
            "The texture! I want to touch it.",
            "Stacked or single shot? Focus falls off so nicely.",
        ],
        ["city"] =
        [
            "A city that looks like itself, for once. Great timing.",
            "The reflection makes it.",
            "I live two streets from a place like this and never saw it that way.",
        ],
        ["people"] =
        [
            "So much story with no face at all.",
            "The distance between the two of them is the whole picture.",
        ],
        ["street"] =
        [
            "One step later and it would have been nothing. Perfect moment.",
            "The wet stones double the light. Beautiful.",
            "Classic. Reminds me why I carry a small camera.",
        ],
        ["abstract"] =
        [
            "My eyes do not know where to rest, and I mean that as praise.",
            "The palette is perfect, not one colour too many.",
            "I would hang this opposite my desk and get nothing done.",
            "Rhythm! You could dance to it.",
        ],
        ["night"] =
        [
            "How dark is your sky? I am green with envy.",
            "Such clean shadows at that length of exposure. Which body?",
            "I can feel the cold from here. Worth every minute.",
            "The foreground gives it scale. Splendid.",
        ],
        ["black-and-white"] =
        [
            "Grey is a colour, and you use all of it.",
            "Less is more, and this is hardly anything. Love it.",
            "The tonal range would sing on baryta paper.",
        ],
        ["other"] =
        [
            "I did not expect this here and I am glad that it is.",
            "The craft in this, my goodness.",
            "It has a stillness that photographs rarely have.",
        ],
    };

    /// <summary>Distinct remarks for a picture of a category, the fitting ones first.</summary>
    public static IEnumerable<string> For(string category, int turn)
    {
        var fitting = s_byCategory.GetValueOrDefault(category, []);
        return Rotate(fitting, turn).Take(2).Concat(Rotate(s_general, turn));
    }

    private static IEnumerable<string> Rotate(string[] lines, int turn) =>
        Enumerable.Range(0, lines.Length).Select(i => lines[(i + turn) % lines.Length]);
}
