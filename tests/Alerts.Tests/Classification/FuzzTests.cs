using System.Text;

namespace Alerts.Tests.Classification;

public sealed class FuzzTests
{
    private const int Texts = 100_000;
    private const int LongestText = 1_000_000;

    /// <summary>One text of so many is random and up to <see cref="LongestText"/> long, the others are mutated articles.</summary>
    private const int LongEvery = 2_500;

    private static readonly string[] Pieces = ["。", ". ", "\n\n", "not ", "不", "http://a.b/c?d=e"];
    private static readonly string[] Sources = [.. Classified.Fixtures.Select(article => article.Text)];

    [Fact]
    public void A_hundred_thousand_texts_neither_throw_nor_misquote() =>
        Parallel.For(0, Texts, number =>
        {
            var random = new Random(number);
            string text = number % LongEvery == 0 ? RandomText(random) : Mutate(random);
            EvidenceTests.AssertSlices(text, Classified.Text(text));
        });

    [Theory]
    [InlineData("export controls ")]
    [InlineData("\n")]
    [InlineData("&amp;")]
    [InlineData("中")]
    [InlineData(".")]
    [InlineData(". ")]
    [InlineData("\uD800")]
    [InlineData("Beijing told firms to halt orders of the H200. ")]
    [InlineData("Nvidia H200 ")]
    [InlineData("AI chips ")]
    [InlineData("Foo Corp. ")]
    [InlineData("“‘")]
    [InlineData("\"(")]
    [InlineData("The account contradicts the report. ")]
    [InlineData("on condition that ")]
    [InlineData("effective May 1 ")]
    public void A_megabyte_of_one_thing_is_read(string piece)
    {
        string text = new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString();
        EvidenceTests.AssertSlices(text, Classified.Text(text));
    }

    [Fact]
    public void Steps_grow_with_the_text_and_not_faster()
    {
        // Counted, not timed: what is allocated and read grows in proportion; the clock is the benchmark's matter.
        string article = string.Join(' ', Sources);
        long once = AllocatedBy(article), tenfold = AllocatedBy(string.Join(' ', Enumerable.Repeat(article, 10)));
        Assert.True(tenfold <= 12 * once, $"{once} bytes for one, {tenfold} for ten");
    }

    private static long AllocatedBy(string text)
    {
        Classified.Text(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Classified.Text(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Runs of characters of any kind, pieces of articles between them; its length is any power of ten and what lies between.</summary>
    private static string RandomText(Random random)
    {
        int length = (int)Math.Pow(LongestText, random.NextDouble());
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            string source = Sources[random.Next(Sources.Length)];
            int run = random.Next(1, 40);
            switch (random.Next(3))
            {
                case 0: text.Append(source.AsSpan(random.Next(source.Length))); break;
                case 1: text.Append((char)random.Next(1, char.MaxValue), run); break;
                default: text.Append(Pieces[random.Next(Pieces.Length)]).Append((char)random.Next(' ', 0x300)); break;
            }
        }

        return text.ToString(0, length);
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Sources[random.Next(Sources.Length)]);
        for (int edits = random.Next(1, 12); edits > 0; edits--)
        {
            int at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0: text.Insert(at, (char)random.Next(1, char.MaxValue)); break;
                case 1 when at < text.Length: text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at)); break;
                case 2: text.Insert(at, Sources[random.Next(Sources.Length)].AsSpan(0, 20)); break;
                case 3: text.Insert(at, random.Next(2) == 0 ? "&#x4e2d;" : "\u00AD"); break;
                default: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
            }
        }

        return text.ToString();
    }
}
