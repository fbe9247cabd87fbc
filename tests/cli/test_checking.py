import sqlcipher3.dbapi2 as sqlite

from tests.cli.conftest import Cli


def test_a_sound_book(cli: Cli) -> None:
    assert cli.json("check") == {"ok": True, "findings": []}
    assert "sound" in cli.text("check")


def test_a_broken_reference_is_told_in_a_sentence(cli: Cli) -> None:
    connection = sqlite.connect(str(cli.book))
    connection.execute("INSERT INTO role VALUES (9000, 9999, NULL, 'ghost', '', '', NULL)")
    connection.commit()
    connection.close()
    document = cli.json("check")
    assert document["ok"] is False
    (sentence,) = document["findings"]
    assert sentence.endswith(".")


def test_a_search_index_out_of_step_is_mended_quietly(cli: Cli) -> None:
    connection = sqlite.connect(str(cli.book))
    connection.execute("DROP TRIGGER touch_words_new")
    connection.execute("UPDATE touch SET note = 'xylophone' WHERE id = (SELECT min(id) FROM touch)")
    connection.commit()
    connection.close()
    assert cli.json("people", "--search", "xylophone") == {"people": []}
    assert cli.json("check") == {"ok": True, "findings": []}
    assert len(cli.json("people", "--search", "xylophone")["people"]) == 1


def test_a_damaged_page_is_reported_and_the_file_is_not_written(cli: Cli) -> None:
    content = bytearray(cli.book.read_bytes())
    content[4096 * 3 : 4096 * 3 + 200] = b"\xa5" * 200
    cli.book.write_bytes(bytes(content))
    try:
        document = cli.json("check")
    except AssertionError:
        # Too damaged to be opened: then in one sentence.
        assert "damaged" in cli.refused("check")
    else:
        assert document["ok"] is False
    assert cli.book.read_bytes()[4096 * 3 : 4096 * 3 + 200] == b"\xa5" * 200
